import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitStep } from '../../src/laws/fit-step.ts';
import { replayLinearSgd } from '../../src/laws/replay-linear-sgd.ts';
import { drawInputs, smallConstants } from './constants.ts';

const rates = fc.record({
  seed: fc.nat(1e6),
  learningRate: fc.double({ min: 1e-4, max: 0.2, noNaN: true }),
  lambda: fc.double({ min: 0, max: 20, noNaN: true }),
});

/** One epoch over the whole batch. */
function takeStep(change: { seed: number; learningRate: number; lambda: number }) {
  const constants = { ...smallConstants, ...change, epochs: 1, batchSize: smallConstants.trainRows };
  const inputs = drawInputs(constants, change.seed);
  const before = { w: Float64Array.from(inputs.init, (z) => constants.initSd * z), b: 0 };
  const after = replayLinearSgd(inputs, constants);
  return { constants, inputs, before, after };
}

describe('a step over the whole batch', () => {
  it('gives back its learning rate and its decay', () => {
    fc.assert(
      fc.property(rates, (change) => {
        const { constants, inputs, before, after } = takeStep(change);
        const step = fitStep(inputs.features, inputs.labels, constants.trainRows, before, after);
        expect(step.learningRate / constants.learningRate).toBeCloseTo(1, 6);
        expect(step.decay).toBeCloseTo(constants.learningRate * constants.lambda, 6);
        expect(step.biasRate / constants.learningRate).toBeCloseTo(1, 6);
        expect(step.unexplained).toBeLessThan(1e-6);
      }),
      { seed: 1 },
    );
  });

  it('of another kind is left unexplained', () => {
    const { constants, inputs, before, after } = takeStep({ seed: 1, learningRate: 0.01, lambda: 1 });
    const signed = { ...after, w: after.w.map((value, k) => value - 0.01 * Math.sign(before.w[k]!)) }; // L1 on top
    const step = fitStep(inputs.features, inputs.labels, constants.trainRows, before, signed);
    expect(step.unexplained).toBeGreaterThan(0.1);
    expect(step.share).toBe(0);
    const sign = before.w.map(Math.sign);
    expect(fitStep(inputs.features, inputs.labels, constants.trainRows, before, signed, sign)).toEqual({
      learningRate: expect.closeTo(0.01, 9),
      decay: expect.closeTo(0.01, 9),
      share: expect.closeTo(0.01, 9),
      unexplained: expect.closeTo(0, 9),
      biasRate: expect.closeTo(0.01, 9),
    });
  });

  it('that does not move has no rate to be found', () => {
    const { constants, inputs, before } = takeStep({ seed: 1, learningRate: 0.01, lambda: 1 });
    const step = fitStep(inputs.features, inputs.labels, constants.trainRows, before, before);
    expect([step.learningRate, step.decay, step.unexplained]).toEqual([0, 0, Number.NaN]);
  });
});
