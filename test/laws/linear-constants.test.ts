import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decayFactor, stepsOf } from '../../src/laws/linear-constants.ts';
import { smallConstants } from './constants.ts';

const sizes = fc.record({
  trainRows: fc.integer({ min: 1, max: 40 }),
  batchSize: fc.integer({ min: 1, max: 50 }),
  epochs: fc.integer({ min: 0, max: 12 }),
  learningRate: fc.double({ min: 1e-4, max: 0.1, noNaN: true }),
  lambda: fc.double({ min: 0, max: 10, noNaN: true }),
});

it('counts the short last batch as a step', () => {
  expect(stepsOf({ ...smallConstants, trainRows: 7, batchSize: 3, epochs: 10 })).toBe(30);
});

describe('the decay factor', () => {
  it('is that of a weight without a gradient, stepped batch by batch', () => {
    fc.assert(
      fc.property(sizes, (constants) => {
        const { trainRows, batchSize, epochs, learningRate, lambda } = constants;
        let weight = 1;
        for (let epoch = 0; epoch < epochs; epoch++) {
          for (let left = trainRows; left > 0; left -= batchSize) {
            // Each row of the batch adds its own λw to the summed gradient.
            let gradient = 0;
            for (let row = 0; row < Math.min(left, batchSize); row++) gradient += lambda * weight;
            weight -= (learningRate / batchSize) * gradient;
          }
        }
        expect(decayFactor({ ...smallConstants, ...constants })).toBeCloseTo(weight, 10);
      }),
      { seed: 1 },
    );
  });

  it('is (1 − ηλ)^T for the chapter, at batch 1', () => {
    const chapter = {
      ...smallConstants,
      trainRows: 20,
      batchSize: 1,
      epochs: 10,
      learningRate: 0.003,
      lambda: 5,
    };
    expect(decayFactor(chapter)).toBeCloseTo((1 - 0.015) ** 200, 12);
  });

  it('is less for a full batch than for a short one', () => {
    const one = { ...smallConstants, epochs: 1, batchSize: 4, learningRate: 0.1, lambda: 1 };
    expect([decayFactor({ ...one, trainRows: 4 }), decayFactor({ ...one, trainRows: 2 })]).toEqual([
      0.9, 0.95,
    ]);
  });

  it.each([{ lambda: 0 }, { epochs: 0 }])('is 1 for %j', (change) => {
    expect(decayFactor({ ...smallConstants, ...change })).toBe(1);
  });
});
