import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import type { Random } from '../../../src/model/run/random.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { bothWays } from '../in-lanes.ts';
import { metric, one, reasonOf } from '../trace/reason-of.ts';

beforeAll(() => loadBackend('wasm'));

const near = 2 ** 24;
const order = (random: Random) => tf.tensor1d(random.permutation('p', 6), 'int32');
const whole = (value: number) => tf.scalar(value, 'int32');
const normal = (random: Random) => tf.tensor1d(random.normal('x', 4));
const loop = (random: Random) => {
  let sum: tf.Tensor = order(random);
  for (let i = 0; i < 30; i++) sum = sum.add(sum);
  return sum;
};

it.each<readonly [string, (random: Random) => tf.Tensor]>([
  ['x + 1 − x near 2^24', (random) => order(random).add(whole(near)).add(whole(1)).sub(order(random))],
  ['a constant beyond it', (random) => order(random).maximum(whole(near + 1))],
  ['a difference', (random) => order(random).sub(whole(near)).sub(whole(1))],
  [
    'a sum of many',
    (random) =>
      order(random)
        .add(whole(near / 5))
        .sum(),
  ],
  ['a counter in a loop', loop],
  ['a float draw, times 1e9, as integers', (random) => normal(random).mul(1e9).cast('int32')],
  ['saturation', (random) => normal(random).mul(1e30).cast('int32')],
  ['a quotient, of which nothing is known', (random) => normal(random).div(normal(random)).cast('int32')],
  ['integers drawn', (random) => tf.tensor1d(random.integers('i', 4, 0, 2 ** 30), 'int32').add(whole(1))],
  [
    'comparisons of them',
    (random) => tf.tensor1d(random.integers('i', 4, 0, 2 ** 30), 'int32').less(whole(5)),
  ],
])('integers that may lie beyond 2^24 are declined: %s', async (_, make) => {
  const subject = metric((__, random) => one(make(random).cast('float32').flatten()));
  expect(await reasonOf(subject)).toMatch(/integers that may lie beyond 16777216/);
});

it.each<readonly [string, (random: Random) => tf.Tensor]>([
  [
    'sums',
    (random) =>
      order(random)
        .add(whole(near - 20))
        .sub(whole(3)),
  ],
  [
    'a quotient that is clipped',
    (random) => normal(random).div(normal(random)).minimum(9).maximum(-9).cast('int32'),
  ],
  [
    'a difference within it',
    (random) =>
      order(random)
        .add(whole(near - 20))
        .sub(whole(near - 20)),
  ],
  ['a cast of draws', (random) => normal(random).mul(1e6).cast('int32').add(whole(3))],
  ['−0 of a cast', (random) => tf.scalar(1).div(normal(random).mul(0.01).cast('int32').cast('float32'))],
  ['−0 of a negation', (random) => tf.scalar(1).div(order(random).neg().cast('float32'))],
  [
    'integers drawn',
    (random) =>
      tf
        .tensor1d(random.integers('i', 9, -50, 50), 'int32')
        .abs()
        .sum(),
  ],
])('others are followed to the bit: %s', async (_, make) => {
  const pairs = await bothWays((__, random) => ({
    metrics: {},
    parameters: { w: make(random).cast('float32').dataSync<'float32'>() },
  }));
  for (const { inLanes, written } of pairs) expect(inLanes.parameters).toEqual(written.parameters);
});
