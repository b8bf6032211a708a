import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { accelerate } from '../../../src/jit/accelerate.ts';
import { onOneBackend } from '../../../src/jit/trace/watch-backend.ts';
import type { Subject } from '../../../src/model/run/fit.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { train } from '../../../src/run/worker/train.ts';
import { tidied } from '../../jit/in-lanes.ts';

const lawless = { law: null, states: {} } as const;
const run = { id: 'a-run', seed: 1, settings: {}, overrides: [] };
const fitOf = (tensor: tf.Tensor) => ({
  metrics: { loss: [tensor.sum().dataSync()[0] ?? Number.NaN] },
  parameters: { w: tensor.dataSync<'float32'>() },
});
/** A subject that does something before it computes. */
const after =
  (change: () => unknown): Subject =>
  async (_, random) => {
    await change();
    return fitOf(tf.tensor1d(random.normal('x', [3])).add(1));
  };

beforeEach(() => loadBackend('wasm'));

describe('a run that changes the backend', () => {
  it.each<readonly [string, () => unknown]>([
    ['and waits for it', () => tf.setBackend('cpu')],
    ['and does not wait', () => void tf.setBackend('cpu')],
    [
      'for a while',
      async () => {
        await tf.setBackend('cpu');
        await tf.setBackend('wasm');
      },
    ],
    ['by the engine', () => tf.engine().setBackend('cpu')],
    ['later on', () => new Promise((done) => setTimeout(() => done(tf.setBackend('cpu')), 5))],
  ])('%s is refused, and the next has its own again', async (_, change) => {
    const { record } = await train(tf, after(change), run, lawless);
    expect(record).toMatchObject({
      state: 'refused',
      error: {
        name: 'BackendChanged',
        message: expect.stringMatching(/^it changed the backend from wasm to cpu/),
      },
      backend: { from: 'wasm', to: 'cpu' },
    });
    expect(tf.getBackend()).toBe('wasm');
    expect(
      (
        await train(
          tf,
          after(() => undefined),
          run,
          lawless,
        )
      ).record.state,
    ).toBe('finished');
  });

  it('and throws has thrown, and the next has its own again', async () => {
    const subject = after(() => {
      void tf.setBackend('cpu');
      throw new Error('boom');
    });
    expect((await train(tf, subject, run, lawless)).record).toMatchObject({
      state: 'threw',
      error: { message: 'boom' },
    });
    expect(tf.getBackend()).toBe('wasm');
  });

  it('once it has returned leaves the next its own', async () => {
    await tf.setBackend('cpu');
    const seen: string[] = [];
    const subject = after(() => seen.push(tf.getBackend()));
    await train(tf, subject, run, lawless, { backend: 'wasm' });
    expect([...seen, tf.getBackend()]).toEqual(['wasm', 'wasm']);
  });
});

describe('a run is no other', () => {
  it.each<readonly [string, () => unknown]>([
    ['where it sets the backend that it has', () => tf.setBackend('wasm')],
    ['where it asks for one that is not there', () => tf.setBackend('none').catch(() => undefined)],
    ['where it changes nothing', () => undefined],
  ])('%s', async (_, change) => {
    const [{ record }, plain] = [
      await train(tf, after(change), run, lawless),
      await train(
        tf,
        after(() => undefined),
        run,
        lawless,
      ),
    ];
    expect(record).toEqual(plain.record);
  });
});

it('code that changes the backend keeps out of lanes, with the line', async () => {
  const subject: Subject = (settings, random) =>
    onOneBackend(tf, async () => after(() => tf.setBackend('cpu'))(settings, random));
  expect(await accelerate(tf, subject, { settings: {}, lifted: {}, bitwise: true })).toEqual({
    kind: 'declined',
    reason: expect.stringMatching(
      /^test\/run\/worker\/watch-backend\.test\.ts:\d+:\d+: the code changes the backend to cpu while it runs$/,
    ),
  });
  expect(tf.getBackend()).toBe('wasm');
});

it.each<readonly [string, () => unknown]>([
  ['sets the backend that it has', () => tf.setBackend('wasm')],
  [
    'does so by the engine, and waits until it is ready',
    async () => {
      await tf.engine().setBackend('wasm');
      await tf.ready();
    },
  ],
  [
    'does so where it seems to have another',
    async () => {
      if (tf.getBackend() !== 'wasm') await tf.setBackend('wasm');
    },
  ],
])('code that %s goes in lanes', async (_, change) => {
  const subject: Subject = (settings, random) =>
    onOneBackend(tf, async () => after(change)(settings, random));
  const found = await accelerate(tf, tidied(subject), { settings: {}, lifted: {}, bitwise: true });
  expect(found).toMatchObject({ kind: 'accelerated' });
  expect(tf.getBackend()).toBe('wasm');
});
