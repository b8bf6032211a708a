import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneRow } from '../../src/laws/one-row.ts';
import { replayLinearSgd } from '../../src/laws/replay-linear-sgd.ts';
import { drawInputs, smallConstants } from './constants.ts';

const sizes = fc.record({
  seed: fc.nat(1e6),
  batchSize: fc.integer({ min: 1, max: 6 }),
  epochs: fc.integer({ min: 0, max: 40 }),
  learningRate: fc.double({ min: 1e-3, max: 0.2, noNaN: true }),
  lambda: fc.double({ min: 0, max: 3, noNaN: true }),
});

describe('one train row', () => {
  it('ends where float64 SGD ends, in batches of one and in short ones', () => {
    fc.assert(
      fc.property(sizes, ({ seed, ...change }) => {
        const constants = { ...smallConstants, ...change, trainRows: 1 };
        const inputs = drawInputs(constants, seed);
        const start = { w: Float64Array.from(inputs.init, (z) => constants.initSd * z), b: 0 };
        const x = Array.from(inputs.features).slice(0, constants.inputs);
        const end = oneRow(x, inputs.labels[0]!, start, constants);
        const replayed = replayLinearSgd(inputs, constants);
        const size = 1 + Math.max(...replayed.w.map(Math.abs), Math.abs(replayed.b)); // some of these diverge
        replayed.w.forEach((value, k) => expect((end.w[k]! - value) / size).toBeCloseTo(0, 11));
        expect((end.b - replayed.b) / size).toBeCloseTo(0, 11);
      }),
      { seed: 1 },
    );
  });

  it('starts from any bias: two steps by hand', () => {
    const constants = { ...smallConstants, batchSize: 2, epochs: 2, learningRate: 0.2, lambda: 1 };
    // r = 2·1 + 3 − 1 = 4: w = 0.9 − 0.1·4·2 = 0.1, b = 2.6; r = 1.8: w = 0.09 − 0.36, b = 2.42
    const end = oneRow([2], 1, { w: [1], b: 3 }, constants);
    expect(end.w[0]).toBeCloseTo(-0.27, 12);
    expect(end.b).toBeCloseTo(2.42, 12);
  });

  it('of zeros leaves the weights to the penalty alone', () => {
    const constants = { ...smallConstants, batchSize: 1, epochs: 3, learningRate: 0.1, lambda: 5 };
    const end = oneRow([0, 0], 1, { w: [1, -2], b: 0 }, constants);
    expect([...Array.from(end.w), end.b]).toEqual(
      [0.125, -0.25, 1 - 0.9 ** 3].map((value) => expect.closeTo(value, 12)),
    );
  });
});
