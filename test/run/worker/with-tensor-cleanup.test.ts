import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { withTensorCleanup } from '../../../src/run/worker/with-tensor-cleanup.ts';

beforeAll(() => loadBackend('cpu'));

describe('withTensorCleanup', () => {
  it('passes on what the work returns', async () => {
    expect(await withTensorCleanup(tf, () => 3)).toBe(3);
  });

  it('passes on what the work throws', async () => {
    await expect(withTensorCleanup(tf, () => Promise.reject(new Error('stop')))).rejects.toThrow('stop');
  });

  it('disposes of variables made before the work throws', async () => {
    const before = tf.memory().numTensors;
    const work = () => {
      tf.variable(tf.ones([2]));
      throw new Error('stop');
    };
    await expect(withTensorCleanup(tf, work)).rejects.toThrow('stop');
    expect(tf.memory().numTensors).toBe(before);
  });

  it('leaves a variable alone that was there before', async () => {
    const kept = tf.variable(tf.ones([2]));
    await withTensorCleanup(tf, () => kept.assign(tf.zeros([2])));
    expect([...kept.dataSync()]).toEqual([0, 0]);
    kept.dispose();
  });
});
