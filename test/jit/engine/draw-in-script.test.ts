import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import type { Random } from '../../../src/model/run/random.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { bothWays } from '../in-lanes.ts';

beforeAll(() => loadBackend('wasm'));

it.each<readonly [string, (random: Random) => Float32Array | Int32Array]>([
  ['uniform', (random) => random.uniform('x', [3, 5])],
  ['uniform in a range', (random) => random.uniform('x', 9, -3.1, 7)],
  ['bernoulli', (random) => random.bernoulli('x', [40])],
  ['bernoulli, seldom', (random) => random.bernoulli('x', 40, 0.1)],
  ['integers', (random) => random.integers('x', [20], -5, 1000)],
  ['integers that are drawn again half the time', (random) => random.integers('x', 20, -(2 ** 31), 5)],
  ['choice', (random) => random.choice('x', 50, 20)],
  ['choice of all', (random) => random.choice('x', 6, 6)],
  ['a slice of it', (random) => random.choice('x', 50, 20).slice(3, 9)],
])('%s is drawn to the bit, and the stream goes on after it', async (_, draw) => {
  const pairs = await bothWays((_settings, random) => {
    const before = tf.tensor1d(random.normal('x', 3));
    const own = draw(random);
    const after = tf.tensor1d(random.permutation('x', 7), 'int32').cast<tf.Tensor1D>('float32');
    const floats = tf.tensor(own).flatten().cast<tf.Tensor1D>('float32');
    const last = tf.tensor1d(random.uniform('x', 2));
    const all = tf.concat([before, floats, after, last]);
    return { metrics: {}, parameters: { all: all.dataSync<'float32'>() } };
  });
  expect(pairs).toHaveLength(4);
  for (const { inLanes, written } of pairs) expect(inLanes.parameters).toEqual(written.parameters);
});

it('choices and integers pick rows that there are', async () => {
  const pairs = await bothWays((_settings, random) => {
    const x = tf.tensor1d(random.normal('x', 9));
    const rows = tf.concat([
      x.gather(tf.tensor1d(random.choice('c', 9, 4), 'int32')),
      x.gather(tf.tensor1d(random.integers('i', 30, 0, 9), 'int32')),
    ]);
    return { metrics: {}, parameters: { rows: rows.dataSync<'float32'>() } };
  });
  for (const { inLanes, written } of pairs) expect(inLanes.parameters).toEqual(written.parameters);
});

it.each<readonly [string, (random: Random) => Int32Array]>([
  ['integers that end beyond the rows', (random) => random.integers('i', 4, 0, 10)],
  ['integers from below them', (random) => random.integers('i', 4, -1, 9)],
  ['a choice of more', (random) => random.choice('i', 10, 4)],
  ['a permutation of more', (random) => random.permutation('i', 10)],
])('%s pick none', async (_, draw) => {
  const picked = bothWays((_settings, random) => {
    const x = tf.tensor1d(random.normal('x', 9));
    const rows = x.gather(tf.tensor1d(draw(random), 'int32'));
    return { metrics: {}, parameters: { rows: rows.dataSync<'float32'>() } };
  });
  await expect(picked).rejects.toThrow(/some of which no row has|other numbers threw/);
});
