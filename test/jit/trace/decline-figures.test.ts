import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Subject } from '../../../src/model/run/fit.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { inJavaScript, metric, normals, one, reasonOf, unexplained } from './reason-of.ts';

beforeAll(() => loadBackend('wasm'));

describe('figures computed in JavaScript', () => {
  it.each([
    ['a root', (loss: number) => Math.sqrt(loss)],
    ['an absolute value', (loss: number) => Math.abs(loss)],
    ['a floor at 0', (loss: number) => Math.max(loss, 0)],
    ['a ceiling', (loss: number) => Math.min(loss, 1)],
    ['twice the loss', (loss: number) => loss * 2],
    ['a constant', () => 0.5],
  ])('%s', async (_, change) => {
    const subject = metric((__, random) => change(one(normals(random).square().mean())));
    expect(await reasonOf(subject)).toBe(`the metric m of epoch 1 ${inJavaScript}`);
  });

  it('a share that is known once', async () => {
    const subject: Subject = (_, random) => ({
      metrics: { accuracy: one(normals(random).greater(0).cast('float32').sum()) / 8 },
      parameters: {},
    });
    expect(await reasonOf(subject)).toBe(`the metric accuracy ${inJavaScript}`);
  });

  it('the larger of two', async () => {
    const subject = metric((_, random) => {
      const x = normals(random);
      return Math.max(one(x.sum()), one(x.max()));
    });
    expect(await reasonOf(subject)).toBe(
      'the metric m of epoch 1 is one of several values that are read, and which one depends on those values: find the smallest or largest as a tensor, and report what is read of that',
    );
  });

  it('the parameter of the better of two', async () => {
    const subject: Subject = (_, random) => {
      const [a, b] = [normals(random), normals(random)].map((x) => x.dataSync<'float32'>());
      return { metrics: {}, parameters: { best: (a?.[0] ?? 0) > (b?.[0] ?? 0) ? a! : b! } };
    };
    expect(await reasonOf(subject)).toContain('the parameter best is one of several values that are read');
  });

  it('one of several numbers read at once', async () => {
    const subject = metric((_, random) => normals(random).dataSync()[1] ?? 0);
    expect(await reasonOf(subject)).toBe(
      'the metric m of epoch 1 is one of several numbers that are read at once: read it from a tensor of its own',
    );
  });

  it.each([
    ['copied', (x: Float32Array) => x.slice()],
    ['cut', (x: Float32Array) => x.subarray(0, 2)],
    ['written into', (x: Float32Array) => x.fill(1, 0, 1)],
    ['made of nothing', () => Float32Array.of(1, 2)],
  ])('a parameter %s', async (_, change) => {
    const subject: Subject = (__, random) => ({
      metrics: {},
      parameters: { w: change(normals(random).dataSync<'float32'>()) },
    });
    expect(await reasonOf(subject)).toBe(`the parameter w ${inJavaScript}`);
  });
});

describe('what is kept from run to run', () => {
  const kept = 'a run of the traced program and one of the code as it is written end with different numbers';

  it('a counter', async () => {
    let count = 0;
    const counting = metric((_, random) => one(normals(random).add(count++)));
    expect(await reasonOf(counting)).toBe(unexplained(''));
  });

  it('a counter that stands still until the probes are over', async () => {
    let count = 0;
    const counting = metric((_, random) => one(normals(random).add(count++ < 4 ? 0 : 1)));
    expect(await reasonOf(counting)).toContain(`${kept} (metric m[0]: `);
  });

  it('a variable', async () => {
    const state = tf.variable(tf.scalar(1));
    const drifting = metric((_, random) => {
      state.assign(tf.tidy(() => state.add(1)));
      return one(normals(random).add(state));
    });
    expect(await reasonOf(drifting)).toBe(unexplained(''));
    state.dispose();
  });
});
