import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../src/model/run/fit.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import type { BackendName } from '../../../src/model/run/backend.ts';
import { train } from '../../../src/run/worker/train.ts';
import { isFailed } from '../../../src/plan/is-failed.ts';

const lawless = { law: null, states: {} } as const;

async function trainOnce(subject: Subject, seed: number) {
  const run = { id: `seed=${seed}`, seed, settings: {}, overrides: [] };
  const { record } = await train(tf, subject, run, lawless);
  if (isFailed(record)) throw new Error(record.error.message);
  const { metrics, parameters, draws } = record;
  return { metrics, parameters, draws };
}

const figures = (values: ArrayLike<number>) => ({
  metrics: { first: [values[0] ?? 0] },
  parameters: { values: Float32Array.from(values) },
});

/** Code as authors write it, that knows nothing of bookproof. */
const ordinary: Record<string, Subject> = {
  'Math.random': () => figures(Array.from({ length: 8 }, () => Math.random())),
  'tf.randomNormal': () => figures(tf.randomNormal([8]).dataSync()),
  'tf.randomUniform': () => figures(tf.randomUniform([8], -1, 1).dataSync()),
  'tf.truncatedNormal': () => figures(tf.truncatedNormal([8]).dataSync()),
  'tf.multinomial': () => figures(tf.multinomial(tf.tensor1d([0.2, 0.3, 0.5]).log(), 32).dataSync()),
  'tf.dropout': () => figures(tf.dropout(tf.ones([64]), 0.5).dataSync()),
  'tf.rand of a function': () => figures(tf.rand([8], () => Math.random()).dataSync()),
  'tf.util.shuffle': () => {
    const rows = Array.from({ length: 12 }, (_, i) => i);
    tf.util.shuffle(rows);
    return figures(rows);
  },
  'the shuffle of tf.data': async () => {
    const rows = tf.data.array(Array.from({ length: 20 }, (_, i) => i)).shuffle(20);
    return figures([...(await rows.toArray()), ...(await rows.toArray())]);
  },
  'initialisers of layers': () => {
    const model = tf.sequential({
      layers: [
        tf.layers.dense({ units: 4, inputShape: [3], kernelInitializer: 'glorotNormal' }),
        tf.layers.dense({ units: 2, kernelInitializer: 'heUniform' }),
        tf.layers.dense({ units: 2, kernelInitializer: 'orthogonal' }),
      ],
    });
    return figures(model.getWeights().flatMap((weight) => [...weight.dataSync()]));
  },
  'a layers model with dropout, fit and its shuffle': async () => {
    const x = tf.randomNormal([40, 5]);
    const y = x.sum(1, true).add(tf.randomUniform([40, 1], -0.1, 0.1));
    const model = tf.sequential({
      layers: [
        tf.layers.dense({ units: 8, inputShape: [5], activation: 'relu' }),
        tf.layers.dropout({ rate: 0.3 }),
        tf.layers.dense({ units: 1 }),
      ],
    });
    model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError' });
    const { history } = await model.fit(x, y, { epochs: 2, batchSize: 8, validationSplit: 0.2, verbose: 0 });
    return {
      metrics: { loss: history['loss'] as number[], held: history['val_loss'] as number[] },
      parameters: { w: Float32Array.from(model.getWeights().flatMap((weight) => [...weight.dataSync()])) },
    };
  },
};

describe.each<BackendName>(['wasm', 'cpu'])('on %s', (backend) => {
  it.each(Object.keys(ordinary))('%s is the same for the same seed and another for another', async (name) => {
    const { tf: loaded } = await loadBackend(backend);
    expect(loaded.getBackend()).toBe(backend);
    const subject = ordinary[name] as Subject;
    const [one, other] = [await trainOnce(subject, 1), await trainOnce(subject, 2)];
    expect(await trainOnce(subject, 1)).toEqual(one);
    expect(other.parameters).not.toEqual(one.parameters);
  });
});

it('what Math.random was asked for is a draw of the record', async () => {
  const { draws } = await trainOnce(ordinary['Math.random'] as Subject, 1);
  expect(draws).toMatchObject([{ stream: 'Math.random', kind: 'uniform', shape: [8] }]);
});

it('another seed can be given to Math.random alone', async () => {
  const subject: Subject = (_, random) => figures([...random.normal('init', 2), Math.random()]);
  const overrides = [{ stream: 'Math.random', kind: 'from-seed' as const, seed: 2 }];
  const { record } = await train(tf, subject, { id: 'a', seed: 1, settings: {}, overrides }, lawless);
  const [one, two] = [await trainOnce(subject, 1), await trainOnce(subject, 2)];
  expect(record.draws.map(({ digest }) => digest)).toEqual([one.draws[0]?.digest, two.draws[1]?.digest]);
});

it('a run is not disturbed by what another leaves behind in its arrays', async () => {
  const kept = { loss: [0], w: new Float32Array(2) };
  const subject: Subject = (_, random) => {
    kept.loss[0] = random.normal('init', 1)[0] ?? 0;
    kept.w.fill(kept.loss[0]);
    return { metrics: { loss: kept.loss }, parameters: { w: kept.w } };
  };
  const run = (seed: number) => train(tf, subject, { id: '', seed, settings: {}, overrides: [] }, lawless);
  const [first, second] = [await run(1), await run(2)];
  expect(first.raw?.fit).not.toEqual(second.raw?.fit);
});
