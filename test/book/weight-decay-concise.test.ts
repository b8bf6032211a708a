import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { weightDecayConcise } from '../../src/book/weight-decay-concise.ts';
import { weightDecay, type Settings } from '../../src/book/weight-decay.ts';
import { createStreams } from '../../src/random/streams.ts';
import { loadBackend } from '../../src/run/worker/backend/load-backend.ts';
import { withTensorCleanup } from '../../src/run/worker/with-tensor-cleanup.ts';
import { largestDifference, largestRmsDifference, rmsOf } from '../fixtures/truth/mxnet-truth.ts';

beforeAll(() => loadBackend('cpu'));

const seed = 3;

function train(subject: typeof weightDecay, settings: Settings) {
  const { random, drawn } = createStreams(seed, []);
  return { ...subject(settings, random), drawn };
}

/** Float32 noise: at most 2e-6 was measured over 50 seeds under the settings below, on wasm and cpu. */
const noise = 5e-6;

/** Every constant another than the chapter's; the batch size divides the rows. */
const other: Settings = {
  inputs: 30,
  trainRows: 6,
  testRows: 11,
  trueWeight: -0.2,
  trueBias: 0.7,
  noiseSd: 0.05,
  initSd: 0.5,
  epochs: 4,
  batchSize: 3,
  learningRate: 0.02,
  lambda: 2,
};

describe.each([
  { what: 'without settings', settings: {} },
  { what: 'given λ alone', settings: { lambda: 5 } },
  { what: 'given every setting', settings: other },
])('the concise code $what', ({ settings }) => {
  let concise: ReturnType<typeof train>;
  let scratch: ReturnType<typeof train>;
  beforeAll(() => {
    concise = train(weightDecayConcise, settings);
    scratch = train(weightDecay, settings);
  });

  it('draws what the code from scratch draws, request by request', () => {
    expect(concise.drawn).toEqual(scratch.drawn);
  });

  it('makes the same data', () => {
    expect(concise.data).toEqual(scratch.data);
  });

  it('reaches the same w and b', () => {
    expect(largestDifference(concise.parameters.w, scratch.parameters.w)).toBeLessThan(noise);
    expect(largestDifference(concise.parameters.b, scratch.parameters.b)).toBeLessThan(noise);
  });

  it.each(['trainLoss', 'testLoss'] as const)('reports the same %s after every epoch', (metric) => {
    const [measured, stated] = [concise, scratch].map(({ metrics }) => rmsOf(metrics[metric]));
    expect(largestRmsDifference(measured!, stated!)).toBeLessThan(noise);
  });
});

describe('a short last batch of the concise code', () => {
  it('makes a full step, where from scratch its step is smaller', () => {
    const short = train(weightDecayConcise, { ...other, batchSize: 8 }).parameters.w;
    const whole = train(weightDecay, { ...other, batchSize: 6 }).parameters.w;
    const smaller = train(weightDecay, { ...other, batchSize: 8 }).parameters.w;
    expect(largestDifference(short, whole)).toBeLessThan(noise);
    expect(largestDifference(short, smaller)).toBeGreaterThan(0.01);
  });
});

describe('the concise code', () => {
  it('returns its start after no epochs', () => {
    const { parameters, metrics, drawn } = train(weightDecayConcise, { epochs: 0 });
    expect(parameters.w).toEqual(drawn.find(({ stream }) => stream === 'init')!.values);
    expect([...parameters.b]).toEqual([0]);
    expect(metrics).toEqual({ trainLoss: [], testLoss: [] });
  });

  it('leaves no tensor behind, and nothing that moves the next fit', async () => {
    const fit = () => withTensorCleanup(tf, () => train(weightDecayConcise, { lambda: 5, epochs: 2 }));
    const before = tf.memory().numTensors;
    const first = await fit();
    expect(tf.memory().numTensors).toBe(before);
    const second = await fit();
    expect(tf.memory().numTensors).toBe(before);
    expect(second).toEqual(first);
  });
});
