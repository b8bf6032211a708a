import * as tf from '@tensorflow/tfjs';
import * as fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { loadBackend } from '../../../../src/run/load-backend.ts';
import { broadcastPair, drawOdd, expectAsWasm, factors, shapes } from './expect-as-wasm.ts';

beforeAll(() => loadBackend('wasm'));

const binary: Readonly<Record<string, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor>> = {
  Add: tf.add,
  Sub: tf.sub,
  Multiply: tf.mul,
  RealDiv: tf.div,
  Maximum: tf.maximum,
  Minimum: tf.minimum,
  Less: tf.less,
  LessEqual: tf.lessEqual,
  Greater: tf.greater,
  GreaterEqual: tf.greaterEqual,
  Equal: tf.equal,
  NotEqual: tf.notEqual,
  LogicalAnd: (a, b) => tf.logicalAnd(a.greater(0), b.greater(0)),
  LogicalOr: (a, b) => tf.logicalOr(a.greater(0), b.greater(0)),
  SquaredDifference: tf.squaredDifference,
};

describe.each(Object.entries(binary))('%s', (_name, operate) => {
  it('rounds as on wasm, whichever side is broadcast and however odd the numbers', async () => {
    await fc.assert(
      fc.asyncProperty(broadcastPair, factors, factors, async ([left, right], f, g) => {
        await expectAsWasm((draw) => operate(drawOdd(draw, left, f), drawOdd(draw, right, g)));
      }),
      { numRuns: 20 },
    );
  });
});

const unary: Readonly<Record<string, readonly [operate: (x: tf.Tensor) => tf.Tensor, units: number]>> = {
  Neg: [tf.neg, 0],
  Abs: [tf.abs, 0],
  Square: [tf.square, 0],
  Sqrt: [tf.sqrt, 0],
  Reciprocal: [tf.reciprocal, 0],
  Relu: [tf.relu, 0],
  Step: [(x) => tf.step(x), 0],
  'Step of a slope': [(x) => tf.step(x, 0.25), 0],
  LogicalNot: [(x) => tf.logicalNot(x.less(0.5)), 0],
  Rsqrt: [tf.rsqrt, 1],
  Exp: [tf.exp, 2],
  Log: [tf.log, 2],
  Sigmoid: [tf.sigmoid, 4],
  'Tanh + 4': [(x) => tf.tanh(x).add(4), 1], // its error is absolute: near 0 it has few bits
  'Pow 1': [(x) => tf.pow(x, 1), 0],
  'Pow 2': [(x) => tf.pow(x, 2), 1],
  'Pow 3': [(x) => tf.pow(x, 3), 2],
  'Pow 16': [(x) => tf.pow(x, 16), 16],
  'Pow 7': [(x) => tf.pow(x, 7), 7],
};

describe.each(Object.entries(unary))('%s', (_name, [operate, units]) => {
  it(`lies within ${units} float32 steps of wasm, however odd the numbers`, async () => {
    await fc.assert(
      fc.asyncProperty(shapes(0, 4), factors, async (shape, f) => {
        await expectAsWasm((draw) => operate(drawOdd(draw, shape, f)), units);
      }),
      { numRuns: 20 },
    );
  });
});

it('Select takes from either side, element by element', async () => {
  await fc.assert(
    fc.asyncProperty(shapes(0, 4), factors, factors, async (shape, f, g) => {
      await expectAsWasm((draw) => {
        const [a, b] = [drawOdd(draw, shape, f), drawOdd(draw, shape, g)];
        return tf.where(a.less(b), a, b);
      });
    }),
    { numRuns: 20 },
  );
});

it('AddN adds in the order given, twelve terms too', async () => {
  await fc.assert(
    fc.asyncProperty(shapes(0, 3), fc.integer({ min: 1, max: 12 }), factors, async (shape, count, f) => {
      await expectAsWasm((draw) => tf.addN(Array.from({ length: count }, () => drawOdd(draw, shape, f))));
    }),
    { numRuns: 20 },
  );
});
