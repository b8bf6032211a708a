import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decayFactor, type LinearConstants } from '../../src/laws/linear-constants.ts';
import { replayLinearSgd } from '../../src/laws/replay-linear-sgd.ts';
import { biasWeights, impliedBiasDecay, impliedDecay } from '../../src/laws/zero-inputs.ts';
import { drawInputs, smallConstants } from './constants.ts';

const sizes = fc.record({
  seed: fc.nat(1e6),
  trainRows: fc.integer({ min: 1, max: 9 }),
  batchSize: fc.integer({ min: 1, max: 10 }),
  epochs: fc.integer({ min: 1, max: 5 }),
  learningRate: fc.double({ min: 1e-3, max: 0.3, noNaN: true }),
  lambda: fc.double({ min: 0.01, max: 3, noNaN: true }),
});
const check = (property: (constants: LinearConstants, seed: number) => void) =>
  fc.assert(
    fc.property(sizes, ({ seed, ...change }) => property({ ...smallConstants, ...change }, seed)),
    { seed: 1 },
  );

/** Labels of one sign, as a bias well above its noise makes them. */
const withoutInputs = (constants: LinearConstants, seed: number) => {
  const drawn = drawInputs({ ...constants, trueWeight: 0, trueBias: 1 }, seed);
  return { ...drawn, features: new Float32Array(drawn.features.length) };
};
const weigh = (weights: Float64Array, labels: ArrayLike<number>) =>
  weights.reduce((sum, weight, row) => sum + weight * labels[row]!, 0);

describe('at inputs of zero', () => {
  it('the bias of float64 SGD is the weighted sum of the labels, short batches included', () => {
    check((constants, seed) => {
      const inputs = withoutInputs(constants, seed);
      const weights = biasWeights(inputs.orders, constants);
      expect(weights).toHaveLength(constants.trainRows);
      expect(weigh(weights, inputs.labels)).toBeCloseTo(replayLinearSgd(inputs, constants).b, 12);
    });
  });

  it('a label visited once in a batch of all weighs η/batch size', () => {
    const constants = { ...smallConstants, trainRows: 2, batchSize: 4, learningRate: 0.1 };
    expect([...biasWeights([[1, 0]], constants)]).toEqual([0.025, 0.025]);
  });

  it('a label visited before weighs less by what the later batch forgets, and by the decay', () => {
    const constants = { ...smallConstants, trainRows: 3, batchSize: 2, learningRate: 0.2 };
    const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12));
    expect([...biasWeights([[2, 0, 1]], constants)]).toEqual(near([0.1 * 0.9, 0.1, 0.1 * 0.9]));
    expect([...biasWeights([[2, 0, 1]], constants, 0.3)]).toEqual(near([0.1 * 0.75, 0.1, 0.1 * 0.75]));
  });
});

describe('the decay of a bias', () => {
  it('is found again from where the bias ends', () => {
    check((constants, seed) => {
      const { orders, labels } = withoutInputs(constants, seed);
      if (constants.epochs * Math.ceil(constants.trainRows / constants.batchSize) < 2) return; // no step to show it
      const decay = constants.learningRate * constants.lambda * 0.5;
      const bias = weigh(biasWeights(orders, constants, decay), labels);
      expect(impliedBiasDecay(bias, labels, orders, constants)).toBeCloseTo(decay, 6);
    });
  });

  it('is zero for the law, and negative where the bias grows', () => {
    const { orders, labels } = withoutInputs(smallConstants, 1);
    const decayTo = (decay: number) =>
      impliedBiasDecay(
        weigh(biasWeights(orders, smallConstants, decay), labels),
        labels,
        orders,
        smallConstants,
      );
    expect(decayTo(0)).toBeCloseTo(0, 10);
    expect(decayTo(-0.4)).toBeCloseTo(-0.4, 10);
  });

  it('is unknown where none explains the bias', () => {
    const { orders, labels } = withoutInputs(smallConstants, 1);
    const constants = { ...smallConstants, batchSize: 1 };
    const bias = weigh(biasWeights(orders, constants, 0.99), labels); // the bias changes sides at each step
    expect(impliedBiasDecay(bias, labels, orders, constants)).toBeNull();
    expect(impliedBiasDecay(-1, labels, orders, smallConstants)).toBeNull();
  });
});

describe('the decay of a weight', () => {
  it('is found again from what is left, short batches included', () => {
    check((constants) => {
      const decay = constants.learningRate * constants.lambda;
      expect(impliedDecay(decayFactor(constants), constants)).toBeCloseTo(decay, 8);
    });
  });

  it('is negative for weights that grew, and unknown for those that turned round', () => {
    const constants = { ...smallConstants, trainRows: 4, batchSize: 2, epochs: 1 };
    expect(impliedDecay(1.21, constants)).toBeCloseTo(-0.1, 12);
    expect(impliedDecay(-0.5, constants)).toBeNull();
  });
});
