import * as tf from '@tensorflow/tfjs';
import * as fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { loadBackend } from '../../../../src/run/worker/backend/load-backend.ts';
import { atLength } from '../../../tools/at-length.ts';
import { broadcastPair, drawOdd, expectAsWasm, factors, shapes } from './expect-as-wasm.ts';

beforeAll(() => loadBackend('wasm'));
const numRuns = atLength ? 20 : 5;

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
      { numRuns },
    );
  });
});

/** No farther out than a sine is near to what it should be. */
const held = (x: tf.Tensor) => x.minimum(1000).maximum(-1000);

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
  Floor: [tf.floor, 0],
  Ceil: [tf.ceil, 0],
  Round: [tf.round, 0],
  'Round of halves': [
    (x) =>
      tf.round(
        x
          .greater(0)
          .cast('float32')
          .add(tf.round(x.mul(4)))
          .div(2),
      ),
    0,
  ],
  Sign: [tf.sign, 0],
  'Sign near 0': [(x) => tf.sign(x.mul(1e-7)), 0],
  IsNan: [tf.isNaN, 0],
  ClipByValue: [(x) => tf.clipByValue(x, -0.5, 1.5), 0],
  Relu6: [tf.relu6, 0],
  Prelu: [(x) => tf.prelu(x, tf.scalar(0.25)), 0],
  LeakyRelu: [(x) => tf.leakyRelu(x, 0.1), 0],
  'Cast to integers': [(x) => x.minimum(1e6).maximum(-1e6).cast('int32').cast('float32'), 0],
  'Cast to truths': [(x) => x.greater(0).cast('float32').cast('bool').cast('float32'), 0],
  Rsqrt: [tf.rsqrt, 1],
  Log1p: [tf.log1p, 4],
  Softplus: [tf.softplus, 4],
  'Elu + 4': [(x) => tf.elu(x).add(4), 1],
  'Selu + 4': [(x) => tf.selu(x).add(4), 1],
  'Expm1 + 4': [(x) => tf.expm1(x).add(4), 4],
  'Erf + 4': [(x) => tf.erf(x).add(4), 2],
  'Sin + 4': [(x) => tf.sin(held(x)).add(4), 2],
  'Cos + 4': [(x) => tf.cos(held(x)).add(4), 2],
  Exp: [tf.exp, 2],
  Log: [tf.log, 2],
  Sigmoid: [tf.sigmoid, 4],
  'Tanh + 4': [(x) => tf.tanh(x).add(4), 1], // its error is absolute: near 0 it has few bits
  'Pow 1': [(x) => tf.pow(x, 1), 0],
  'Pow 2': [(x) => tf.pow(x, 2), 1],
  'Pow 3': [(x) => tf.pow(x, 3), 2],
  'Pow 16': [(x) => tf.pow(x, 16), 16],
  'Pow 7': [(x) => tf.pow(x, 7), 7],
  'Pow 0': [(x) => tf.pow(x, 0), 0],
  'Pow 33': [(x) => tf.pow(x, 33), 33],
  'Pow -2': [(x) => tf.pow(x.abs().minimum(1000).add(0.5), -2), 2],
  'Pow 0.5': [(x) => tf.pow(x.maximum(-1e30), 0.5), 1],
  'Pow 1.7': [(x) => tf.pow(x.maximum(-1e30), 1.7), 512],
  'Pow of integers': [(x) => tf.pow(x, tf.scalar(2, 'int32')), 1],
  'Pow 2, its derivative': [(x) => tf.grad((y) => tf.pow(y, 2))(x), 1],
  'Pow of a counted exponent': [(x) => tf.pow(x, tf.scalar(1).add(1).add(1)), 2],
  'Pow of a base known': [(x) => tf.pow(0.9, x.minimum(9).maximum(-9)), 8],
  'Pow by a table': [(x) => tf.pow(x.expandDims(-1), tf.tensor1d([0, 1, 2, 3, 5])), 5],
};

describe.each(Object.entries(unary))('%s', (_name, [operate, units]) => {
  it(`lies within ${units} float32 steps of wasm, however odd the numbers`, async () => {
    await fc.assert(
      fc.asyncProperty(shapes(0, 4), factors, async (shape, f) => {
        await expectAsWasm((draw) => operate(drawOdd(draw, shape, f)), units);
      }),
      { numRuns },
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
    { numRuns },
  );
});

it('AddN adds in the order given, twelve terms too', async () => {
  await fc.assert(
    fc.asyncProperty(shapes(0, 3), fc.integer({ min: 1, max: 12 }), factors, async (shape, count, f) => {
      await expectAsWasm((draw) => tf.addN(Array.from({ length: count }, () => drawOdd(draw, shape, f))));
    }),
    { numRuns },
  );
});
