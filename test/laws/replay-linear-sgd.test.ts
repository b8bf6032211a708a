import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decayFactor, type LinearConstants } from '../../src/laws/linear-constants.ts';
import { rmsResidual } from '../../src/laws/linear-model.ts';
import { replayLinearSgd } from '../../src/laws/replay-linear-sgd.ts';
import { rowSpan } from '../../src/laws/row-span.ts';
import { drawInputs, smallConstants } from './constants.ts';

const wide = { ...smallConstants, inputs: 12 };
const sizes = fc.record({
  seed: fc.nat(1e6),
  trainRows: fc.integer({ min: 1, max: 9 }),
  batchSize: fc.integer({ min: 1, max: 10 }),
  epochs: fc.integer({ min: 1, max: 5 }),
  lambda: fc.double({ min: 0, max: 3, noNaN: true }),
});
const replay = (constants: LinearConstants, seed: number) => {
  const inputs = drawInputs(constants, seed);
  return { inputs, fit: replayLinearSgd(inputs, constants) };
};
const startOf = (constants: LinearConstants, init: ArrayLike<number>) =>
  Float64Array.from(init, (z) => constants.initSd * z);

describe('off the span of the train rows', () => {
  it('only the penalty moves w, whatever order and batch', () => {
    fc.assert(
      fc.property(sizes, ({ seed, ...change }) => {
        const constants = { ...wide, ...change };
        const { inputs, fit } = replay(constants, seed);
        const span = rowSpan(inputs.features, constants.trainRows, constants.inputs);
        const [before, after] = [span.reject(startOf(constants, inputs.init)), span.reject(fit.w)];
        after.forEach((value, k) => expect(value).toBeCloseTo(decayFactor(constants) * before[k]!, 9));
      }),
      { seed: 1 },
    );
  });
});

describe('without a penalty', () => {
  it('w and b move by the same residuals: w − w₀ = Xᵀc and b = Σc', () => {
    fc.assert(
      fc.property(sizes, ({ seed, ...change }) => {
        const constants = { ...wide, ...change, lambda: 0 };
        const { inputs, fit } = replay(constants, seed);
        const start = startOf(constants, inputs.init);
        const c = rowSpan(inputs.features, constants.trainRows, constants.inputs).solve(
          fit.w.map((value, k) => value - start[k]!),
        );
        expect(c.reduce((sum, value) => sum + value, 0)).toBeCloseTo(fit.b, 8);
      }),
      { seed: 1 },
    );
  });
});

describe('a batch of all rows', () => {
  const constants = { ...smallConstants, batchSize: smallConstants.trainRows };

  it('is gradient descent on the mean loss and the penalty', () => {
    const { inputs, fit } = replay(constants, 1);
    const { features, labels } = inputs;
    const { trainRows, testRows, inputs: p, learningRate, lambda, epochs } = constants;
    const objective = (w: Float64Array, b: number) =>
      rmsResidual(features, labels, { w, b }, [0, trainRows]) ** 2 / 2 +
      (lambda * w.reduce((sum, value) => sum + value ** 2, 0)) / 2;
    let [w, b] = [startOf(constants, inputs.init), 0];
    for (let epoch = 0; epoch < epochs; epoch++) {
      const h = 1e-4; // central differences are exact for a quadratic, but for rounding
      const slope = (at: (step: number) => number) => (at(h) - at(-h)) / (2 * h);
      const gradient = w.map((_, k) => slope((step) => objective(w.with(k, w[k]! + step), b)));
      b -= learningRate * slope((step) => objective(w, b + step));
      w = w.map((value, k) => value - learningRate * gradient[k]!);
    }
    for (let k = 0; k < p; k++) expect(fit.w[k]).toBeCloseTo(w[k]!, 9);
    expect(fit.b).toBeCloseTo(b, 9);
    expect(fit.testRms.at(-1)).toBeCloseTo(
      rmsResidual(features, labels, { w, b }, [trainRows, trainRows + testRows]),
      9,
    );
  });

  it('does not care for the order of its rows', () => {
    const inputs = drawInputs(constants, 1);
    const sorted = {
      ...inputs,
      orders: inputs.orders.map((order) => Array.from(order).toSorted((a, b) => a - b)),
    };
    const [one, other] = [replayLinearSgd(inputs, constants), replayLinearSgd(sorted, constants)];
    one.w.forEach((value, k) => expect(other.w[k]).toBeCloseTo(value, 12));
  });

  it('larger than the rows takes a smaller step', () => {
    const zero = { ...constants, lambda: 0, epochs: 1 };
    const [whole, double] = [zero, { ...zero, batchSize: 2 * zero.trainRows }].map((c) => replay(c, 1).fit.b);
    expect(double).toBeCloseTo(whole! / 2, 12);
  });
});

describe('where all features are zero', () => {
  it('w decays geometrically and b follows its own recursion, unpenalised', () => {
    fc.assert(
      fc.property(sizes, ({ seed, ...change }) => {
        const constants = { ...smallConstants, ...change };
        const drawn = drawInputs(constants, seed);
        const inputs = { ...drawn, features: new Float32Array(drawn.features.length) };
        const fit = replayLinearSgd(inputs, constants);
        let b = 0;
        for (const order of inputs.orders) {
          for (let from = 0; from < order.length; from += constants.batchSize) {
            const batch = Array.from(order).slice(from, from + constants.batchSize);
            const mean = batch.reduce((sum, row) => sum + inputs.labels[row]!, 0) / batch.length;
            const rate = (constants.learningRate * batch.length) / constants.batchSize;
            b = (1 - rate) * b + rate * mean;
          }
        }
        const start = startOf(constants, inputs.init);
        fit.w.forEach((value, k) => expect(value).toBeCloseTo(decayFactor(constants) * start[k]!, 10));
        expect(fit.b).toBeCloseTo(b, 10);
      }),
      { seed: 1 },
    );
  });
});

it('counts residuals after each epoch, on train and on test rows', () => {
  const { fit } = replay(smallConstants, 1);
  expect([fit.trainRms.length, fit.testRms.length]).toEqual([3, 3]);
});

it('of no epochs is the start', () => {
  const { inputs, fit } = replay({ ...smallConstants, epochs: 0 }, 1);
  expect([...fit.w]).toEqual([...startOf(smallConstants, inputs.init)]);
});

it('leaves what it was given alone', () => {
  const inputs = drawInputs(smallConstants, 1);
  const before = structuredClone(inputs);
  replayLinearSgd(inputs, smallConstants);
  expect(inputs).toEqual(before);
});
