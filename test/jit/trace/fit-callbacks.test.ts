import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { accelerate } from '../../../src/jit/accelerate.ts';
import type { Subject } from '../../../src/model/run/fit.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { tidied } from '../in-lanes.ts';

beforeAll(() => loadBackend('wasm'));

/** A layer that is fitted for three epochs; how its losses are gathered is given. */
const fitted =
  (gather: (model: tf.Sequential, x: tf.Tensor, y: tf.Tensor) => Promise<unknown[]>): Subject =>
  async (_, random) => {
    const x = tf.tensor2d(random.normal('x', [6, 2]), [6, 2]);
    const y = tf.tensor2d(random.normal('y', [6, 1]), [6, 1]);
    const model = tf.sequential();
    model.add(tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'zeros' }));
    model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
    const loss = (await gather(model, x, y)) as number[];
    const parameters = { w: model.getWeights()[0]!.dataSync<'float32'>() };
    return { metrics: { loss }, parameters };
  };
const options = { epochs: 3, batchSize: 3, shuffle: false, verbose: 0 } as const;

it.each<readonly [string, Subject]>([
  ['in its history', fitted(async (model, x, y) => (await model.fit(x, y, options)).history['loss']!)],
  [
    'at the end of each epoch',
    fitted(async (model, x, y) => {
      const losses: unknown[] = [];
      const onEpochEnd = (_: number, logs?: tf.Logs) => void losses.push(logs?.['loss']);
      await model.fit(x, y, { ...options, callbacks: { onEpochEnd } });
      return losses;
    }),
  ],
  [
    'in a callback that prints them as well',
    fitted(async (model, x, y) => {
      const losses: unknown[] = [];
      const onEpochEnd = async (epoch: number, logs?: tf.Logs) => {
        losses.push(logs?.['loss']);
        console.log(`epoch ${epoch}: ${logs?.['loss']?.toFixed(4)}`);
      };
      await model.fit(x, y, { ...options, callbacks: { onEpochEnd } });
      return losses;
    }),
  ],
])('losses of fit that are taken %s go in lanes', async (_, subject) => {
  const found = await accelerate(tf, tidied(subject), { settings: {}, lifted: {}, bitwise: true });
  expect(found.kind === 'declined' ? found.reason : found.kind).toBe('accelerated');
});
