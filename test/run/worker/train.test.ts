import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { weightDecay } from '../../../src/book/weight-decay.ts';
import { decodeFloats } from '../../../src/model/base64.ts';
import type { Subject } from '../../../src/model/run/fit.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { train } from '../../../src/run/worker/train.ts';
import { chapterConstants } from '../../fixtures/truth/mxnet-truth.ts';

beforeAll(() => loadBackend('cpu'));

const lawless = { law: null, states: {} } as const;
const lawful = { law: 'linear-sgd-l2', states: { ...chapterConstants, inputs: 2 } } as const;
const run = (seed = 1, settings = {}) => ({ id: 'a-run', seed, settings, overrides: [] });
const fitOf = (w: number[], losses: number[] = [1]) => ({
  metrics: { trainLoss: losses, testLoss: losses },
  parameters: { w: Float32Array.from(w) },
});

describe('a subject that returns', () => {
  it.each<readonly [string, unknown, RegExp]>([
    ['nothing', undefined, /^the subject returned undefined; /],
    ['a parameter as a number', { metrics: {}, parameters: { w: 1 } }, /^parameter "w" is the number 1; /],
    ['a metric as a text', { metrics: { loss: '1' }, parameters: {} }, /^metric "loss" is the string "1"; /],
    ['an empty text', { metrics: {}, parameters: { w: '' } }, /^parameter "w" is the string ""; /],
    [
      'metrics of two lengths',
      { metrics: { a: [1], b: [1, 2] }, parameters: {} },
      /^metric "b" has 2 values and "a" has 1/,
    ],
  ])('%s is refused, and has not thrown', async (_, result, message) => {
    const { record, raw } = await train(tf, () => result as never, run(), lawless);
    expect(record).toMatchObject({ state: 'refused', error: { message: expect.stringMatching(message) } });
    expect(raw).toBeUndefined();
  });
});

describe('a subject that', () => {
  it.each<{ what: string; subject: Subject; error: object }>([
    {
      what: 'throws',
      subject: () => {
        throw new RangeError('no such axis');
      },
      error: { name: 'RangeError', message: 'no such axis' },
    },
    {
      what: 'throws a string',
      subject: () => {
        // oxlint-disable-next-line typescript/only-throw-error -- a book's code may
        throw 'plain words';
      },
      error: { name: 'Error', message: 'plain words' },
    },
    {
      what: 'rejects',
      subject: () => Promise.reject(new TypeError('later')),
      error: { name: 'TypeError', message: 'later' },
    },
    {
      what: 'asks for a malformed draw',
      subject: (_, random) => fitOf([...random.normal('init', [-1])]),
      error: {
        name: 'TypeError',
        message: 'stream "init" was asked for the shape [-1]: whole numbers are needed',
      },
    },
  ])('$what leaves a record of it and no fit', async ({ subject, error }) => {
    const { record, ...rest } = await train(tf, subject, run(), lawless);
    expect(record).toMatchObject({ run: 'a-run', draws: [], reads: [], state: 'threw', error });
    expect(rest).toEqual({});
  });

  it('throws after a draw leaves the draw in the record', async () => {
    const subject: Subject = (_, random) => {
      random.normal('init', [2]);
      throw new Error('stop');
    };
    const { record } = await train(tf, subject, run(), lawless);
    expect(record.draws).toMatchObject([{ stream: 'init', kind: 'normal', shape: [2] }]);
  });

  it('is asynchronous is waited for', async () => {
    const subject: Subject = async () => {
      await new Promise((resolve) => void setTimeout(resolve, 5));
      return fitOf([
        await tf
          .tensor1d([2, 3])
          .sum()
          .data()
          .then(([sum]) => sum!),
      ]);
    };
    const { raw } = await train(tf, subject, run(), lawless);
    expect([...raw!.fit.parameters['w']!]).toEqual([5]);
  });

  it('writes into its settings does not change those of the run', async () => {
    const planned = run(1, { lambda: 5 });
    const subject: Subject = (settings) => {
      Object.assign(settings, { lambda: 7 });
      return fitOf([1]);
    };
    await train(tf, subject, planned, lawless);
    expect(planned.settings).toEqual({ lambda: 5 });
  });
});

describe('after three runs there are as many tensors and variables as before with a subject that', () => {
  it.each<{ what: string; subject: Subject }>([
    { what: 'leaves tensors', subject: () => fitOf([...tf.ones([3]).mul(2).dataSync()]) },
    {
      what: 'makes variables',
      subject: () => {
        const w = tf.variable(tf.ones([3]));
        w.assign(tf.zeros([3]));
        return fitOf([...w.dataSync()]);
      },
    },
    {
      what: 'makes a variable of a fixed name',
      subject: () => fitOf([...tf.variable(tf.ones([1]), true, 'w').dataSync()]),
    },
    {
      what: 'is asynchronous',
      subject: async () => {
        const tensor = tf.ones([3]);
        await Promise.resolve();
        return fitOf([...(await tensor.mul(tf.ones([3])).data())]);
      },
    },
    {
      what: 'throws inside a tidy',
      subject: () =>
        tf.tidy(() => {
          tf.variable(tf.ones([3])).add(1);
          throw new Error('stop');
        }),
    },
    { what: "is the book's code", subject: (_, random) => weightDecay({ epochs: 1 }, random) },
  ])('$what', async ({ subject }) => {
    const before = [tf.memory().numTensors, Object.keys(tf.engine().state.registeredVariables)];
    for (let i = 0; i < 3; i++) await train(tf, subject, run(), lawless);
    expect([tf.memory().numTensors, Object.keys(tf.engine().state.registeredVariables)]).toEqual(before);
  });

  it('uses tensors of its own module, which stay usable', async () => {
    const table = tf.tensor1d([1, 2]);
    const subject: Subject = () => fitOf([...table.mul(2).dataSync()]);
    for (let i = 0; i < 2; i++) await train(tf, subject, run(), lawless);
    expect([...table.dataSync()]).toEqual([1, 2]);
    table.dispose();
  });
});

describe('a run', () => {
  it('of seed 0 and λ = 0 is an ordinary one', async () => {
    const { record } = await train(tf, weightDecay, run(0, { lambda: 0, epochs: 1 }), {
      law: 'linear-sgd-l2',
      states: chapterConstants,
    });
    expect(record).toMatchObject({ state: 'finished', metrics: { trainLoss: [expect.any(Number)] } });
  });

  it('gives the same record when it is repeated', async () => {
    const once = () => train(tf, weightDecay, run(4, { lambda: 5, epochs: 2 }), lawless);
    expect((await once()).record).toEqual((await once()).record);
  });

  it('records the final parameters bit for bit', async () => {
    const { record } = await train(tf, () => fitOf([0.1, -3]), run(), lawless);
    expect(record.state === 'finished' && decodeFloats(record.parameters['w']!)).toEqual(
      Float32Array.of(0.1, -3),
    );
  });
});

describe('a run has diverged', () => {
  it.each([
    {
      what: 'parameters and a metric that are not finite, from its first such epoch',
      fit: fitOf([Number.NaN], [1, Number.POSITIVE_INFINITY, Number.NaN]),
      epoch: 2,
    },
    { what: 'a parameter that is not finite', fit: fitOf([Number.NaN]), epoch: null },
  ])('with $what', async ({ fit, epoch }) => {
    const { record } = await train(tf, () => fit, run(), lawless);
    expect(record).toMatchObject({ state: 'diverged', epoch, growth: null });
  });

  it.each([[1, Number.NaN], [Number.POSITIVE_INFINITY, 1], [Number.NaN], [1, -Number.POSITIVE_INFINITY]])(
    'not where a metric alone is not finite: %j %j',
    async (...losses) => {
      const { record } = await train(tf, () => fitOf([0], losses), run(), lawless);
      expect(record.state).toBe('finished');
    },
  );

  it('with a norm above that of its start, under a law that knows it', async () => {
    const subject: Subject = (_, random) => fitOf([...random.normal('init', [2])].map((z) => 1.5 * z));
    const { record } = await train(tf, subject, run(), lawful);
    expect(record).toMatchObject({ state: 'diverged', epoch: null, growth: expect.closeTo(1.5, 3) });
  });

  it('not where the norm ends as it began', async () => {
    const subject: Subject = (_, random) => fitOf([...random.normal('init', [2])]);
    expect((await train(tf, subject, run(), lawful)).record.state).toBe('finished');
  });

  it('not by its norm, without a law', async () => {
    const subject: Subject = (_, random) => fitOf([...random.normal('init', [2])].map((z) => 1.5 * z));
    expect((await train(tf, subject, run(), lawless)).record.state).toBe('finished');
  });
});

describe('a run', () => {
  it('of no epochs has not diverged, whatever float32 rounds', async () => {
    const constants = { ...chapterConstants, initSd: 0.3, epochs: 0 };
    const states = await Promise.all(
      Array.from({ length: 10 }, async (_, seed) => {
        const { record } = await train(tf, weightDecay, run(seed, { initSd: 0.3, epochs: 0 }), {
          law: 'linear-sgd-l2',
          states: constants,
        });
        return record.state;
      }),
    );
    expect(new Set(states)).toEqual(new Set(['finished']));
  });

  it('leaves no tensor behind that its optimiser keeps', async () => {
    const subject: Subject = () => {
      const w = tf.variable(tf.ones([2]));
      tf.train.sgd(0.1).minimize(() => w.square().sum());
      return fitOf([...w.dataSync()]);
    };
    const before = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) await train(tf, subject, run(), lawless);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('that throws what is no text is a record still', async () => {
    const subject: Subject = () => {
      throw Object.create(null);
    };
    expect((await train(tf, subject, run(), lawless)).record.state).toBe('threw');
  });
});
