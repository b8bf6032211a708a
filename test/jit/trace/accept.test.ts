import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { accelerate } from '../../../src/jit/accelerate.ts';
import { findDifference } from '../../../src/jit/find-difference.ts';
import { createEngine } from '../../../src/jit/engine/engine.ts';
import type { Random } from '../../../src/model/run/random.ts';
import type { Fit, Subject } from '../../../src/model/run/fit.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import type { Settings } from '../../../src/model/experiment/settings.ts';
import { bothWays, laneSeeds, runAsWritten, tidied } from '../in-lanes.ts';
import { one } from './reason-of.ts';

beforeAll(() => loadBackend('wasm'));

const floats = (tensor: tf.Tensor): Float32Array => tensor.dataSync<'float32'>();

/** A subject that reports one tensor. */
function reporting(make: (random: Random, settings: Settings) => tf.Tensor): Subject {
  return (settings, random) => ({ metrics: {}, parameters: { w: floats(make(random, settings)) } });
}

/** Expects that a subject is accelerated and makes in every lane what it makes as written. */
async function expectAccelerated(subject: Subject, lifted: Record<string, number> = {}): Promise<void> {
  const { numTensors } = tf.memory();
  const result = await accelerate(tf, tidied(subject), { settings: {}, lifted, bitwise: true });
  expect(tf.memory().numTensors).toBe(numTensors);
  expect(tf.getBackend()).toBe('wasm');
  if (result.kind === 'declined') throw new Error(result.reason);
  const engine = createEngine(result.compiled);
  engine.run(laneSeeds.map((seed) => ({ seed, parameters: lifted })));
  for (const [lane, seed] of laneSeeds.entries()) {
    const written = await runAsWritten(subject, lifted, seed);
    expect(findDifference(engine.figures(lane), written, true)).toBeUndefined();
  }
}

describe('numbers from streams', () => {
  it.each<readonly [string, (random: Random) => tf.Tensor]>([
    ['as they are', (random) => tf.tensor2d(random.normal('x', [2, 3]), [2, 3])],
    ['in another shape', (random) => tf.tensor(random.normal('x', [6]), [3, 1, 2])],
    ['a slice', (random) => tf.tensor1d(random.normal('x', [6]).slice(1, 4))],
    ['a slice from the end', (random) => tf.tensor1d(random.normal('x', [6]).slice(-2))],
    ['a slice of a slice', (random) => tf.tensor1d(random.normal('x', [9]).slice(2).slice(1, 3))],
    ['a subarray', (random) => tf.tensor1d(random.normal('x', [6]).subarray(2, 5))],
    ['a slice of a subarray', (random) => tf.tensor1d(random.normal('x', [9]).subarray(2).slice(1, 3))],
    ['a subarray of a slice', (random) => tf.tensor1d(random.normal('x', [9]).slice(2, 8).subarray(1, 3))],
    [
      'the second request of a stream',
      (random) => {
        random.normal('x', [3]);
        return tf.tensor1d(random.normal('x', [3]));
      },
    ],
    [
      'an odd number, then more',
      (random) => tf.concat([tf.tensor1d(random.normal('x', [3])), tf.tensor1d(random.normal('x', [2]))]),
    ],
    [
      'integers read as they are',
      (random) => tf.tensor1d(random.permutation('p', 7), 'int32').cast('float32'),
    ],
    [
      'integers moved about',
      (random) =>
        tf
          .concat([
            tf.tensor2d(random.permutation('p', 6), [2, 3], 'int32').transpose().reshape([6]),
            tf.tensor1d([5, -3], 'int32'),
          ])
          .cast('float32'),
    ],
    [
      'rows of rows',
      (random) =>
        tf
          .tensor1d(random.normal('x', [5]))
          .gather(tf.tensor1d(random.permutation('p', 5), 'int32').gather(tf.tensor1d([4, 0], 'int32'))),
    ],
    [
      'rows of what is one number throughout',
      (random) => tf.ones([5, 2]).gather(tf.tensor1d(random.permutation('p', 5), 'int32')),
    ],
  ])('%s', async (_, make) => {
    await expectAccelerated(reporting(make));
  });

  it('are never taken for a constant or another stream that holds the same numbers', async () => {
    // of one row there is one permutation: equal in all streams, and to the constant
    await expectAccelerated(
      reporting((random) =>
        tf.stack([
          tf.tensor1d(random.permutation('a', 1), 'int32').cast('float32'),
          tf.tensor1d([0], 'int32').cast('float32'),
          tf.tensor1d(random.permutation('b', 1), 'int32').cast('float32'),
          tf.tensor1d(random.normal('a', [1])),
          tf.tensor1d(random.normal('b', [1])),
        ]),
      ),
    );
  });

  it('are those of another seed where a stream takes one', async () => {
    const subject = reporting((random) =>
      tf.tensor1d(random.normal('a', [3])).sub(tf.tensor1d(random.normal('b', [3]))),
    );
    const result = await accelerate(tf, tidied(subject), { settings: {}, lifted: {}, bitwise: true });
    if (result.kind === 'declined') throw new Error(result.reason);
    const engine = createEngine(result.compiled);
    engine.run([
      { seed: 1, streamSeeds: { b: 2 }, parameters: {} },
      { seed: 1, parameters: {} },
    ]);
    expect(engine.drawn(0, 0)).toEqual(engine.drawn(0, 1));
    expect(engine.drawn(1, 0)).not.toEqual(engine.drawn(1, 1));
    engine.run([{ seed: 2, parameters: {} }]);
    expect(engine.drawn(1, 0)).not.toEqual(engine.drawn(0, 0));
  });
});

describe('ways to read', () => {
  it.each<readonly [string, (order: tf.Tensor1D) => tf.Tensor]>([
    ['as they are', (order) => order],
    ['turned', (order) => order.reshape([2, 3]).transpose()],
    ['side by side', (order) => tf.concat([order, tf.tensor1d([7, -7], 'int32')])],
    ['by rows', (order) => order.gather(tf.tensor1d([5, 0, 5], 'int32'))],
  ])('integers, %s', async (_, move) => {
    await expectAccelerated((__, random) => {
      const moved = move(tf.tensor1d(random.permutation('p', 6), 'int32')).flatten();
      return {
        metrics: { first: [moved.slice(0, 1).dataSync()[0] ?? Number.NaN] },
        parameters: { all: floats(moved.cast('float32')) },
      };
    });
  });

  it('await data(), array() of a sum that is not reported, and a metric an epoch', async () => {
    await expectAccelerated(async (_, random): Promise<Fit> => {
      const x = tf.tensor1d(random.normal('x', [4]));
      const losses: number[] = [];
      for (let epoch = 0; epoch < 3; epoch++) {
        const [value = Number.NaN] = await x
          .mul(epoch + 1)
          .sum()
          .data();
        losses.push(value);
      }
      return { metrics: { losses, again: [...losses] }, parameters: { x: await x.data<'float32'>() } };
    });
  });

  it('the same parameter twice, and after it was written over', async () => {
    await expectAccelerated((_, random) => {
      const w = tf.variable(tf.tensor1d(random.normal('x', [4])));
      const before = floats(w);
      w.assign(w.neg());
      return { metrics: {}, parameters: { before, after: floats(w), again: before } };
    });
  });

  it('numbers that the code writes over after they became a tensor', async () => {
    await expectAccelerated(
      reporting((random) => {
        const buffer = Float32Array.of(1, 2, 3);
        const first = tf.tensor1d(buffer).add(tf.tensor1d(random.normal('x', [3])));
        buffer.fill(0);
        return first;
      }),
    );
  });
});

describe('swept settings', () => {
  it('are told apart, and from constants', async () => {
    await expectAccelerated(
      reporting((random, { lambda, rate }) =>
        tf
          .tensor1d(random.normal('x', [3]))
          .mul(Number(lambda))
          .add(Number(rate))
          .mul(tf.fill([3], 2))
          .add(tf.tensor1d([Number(rate), Number(rate), Number(rate)])),
      ),
      { lambda: 3, rate: 0.5 },
    );
  });
});

describe('tensors that a module holds', () => {
  it('made on another backend, are constants, and theirs again after', async () => {
    const table = tf.tensor1d([1, 2, 3]);
    const subject = reporting((random) => table.mul(tf.tensor1d(random.normal('x', [3]))).add(table));
    for (let times = 0; times < 2; times++) await expectAccelerated(subject);
    expect([...floats(table)]).toEqual([1, 2, 3]);
    expect([...floats(table.add(1))]).toEqual([2, 3, 4]);
    table.dispose();
  });

  it('are theirs after a trace that is given up too', async () => {
    const table = tf.tensor1d([1, 2, 3]);
    const result = await accelerate(
      tf,
      tidied(() => {
        floats(table.neg());
        throw new Error('no');
      }),
      { settings: {}, lifted: {}, bitwise: true },
    );
    expect(result).toEqual({ kind: 'declined', reason: 'a trial run with other numbers threw: no' });
    expect(tf.getBackend()).toBe('wasm');
    expect([...floats(table.neg())]).toEqual([-1, -2, -3]);
    table.dispose();
  });
});

describe('large programs', () => {
  it('of many single numbers one after another', async () => {
    await expectAccelerated((_, random) => {
      const x = tf.tensor1d(random.normal('x', [40]));
      let w = tf.scalar(0);
      for (let step = 0; step < 600; step++) {
        const row = x.slice([step % 40], [1]).reshape<tf.Scalar>([]);
        w = w.sub(w.sub(row).mul(0.1));
      }
      return { metrics: { w: [floats(w)[0] ?? 0] }, parameters: {} };
    });
  });

  it('of many operations on one row', async () => {
    await expectAccelerated(
      reporting((random) => {
        let w = tf.tensor1d(random.normal('x', [8]));
        for (let step = 0; step < 600; step++) w = w.mul(1.001).add<tf.Tensor1D>(0.1).maximum(w);
        return w;
      }),
    );
  });
});

describe('metrics that are known once', () => {
  it.each<[string, (x: tf.Tensor1D) => Fit['metrics']]>([
    ['alone', (x) => ({ accuracy: one(x.mean()) })],
    ['two of them', (x) => ({ accuracy: one(x.mean()), worst: one(x.min()) })],
    ['beside a curve', (x) => ({ loss: [1, 2, 3].map((n) => one(x.mul(n).sum())), accuracy: one(x.mean()) })],
    ['the same value as the last of a curve', (x) => ({ loss: [one(x.sum())], final: one(x.sum()) })],
    ['a constant of the tensor kind', (x) => ({ zero: one(x.sub(x).sum()) })],
  ])('%s', async (_, metrics) => {
    await expectAccelerated((__, random) => ({
      metrics: metrics(tf.tensor1d(random.normal('x', [6]))),
      parameters: {},
    }));
  });

  it('stay numbers', async () => {
    const subject: Subject = (_, random) => ({
      metrics: { accuracy: one(tf.tensor1d(random.normal('x', [6])).mean()) },
      parameters: {},
    });
    for (const { inLanes, written } of await bothWays(subject)) expect(inLanes).toEqual(written);
  });
});

describe('what no figure rests on', () => {
  it('may be random, or call what is not known', async () => {
    await expectAccelerated((_, random) => {
      const x = tf.tensor1d(random.normal('x', [4]));
      const w = tf.variable(tf.randomNormal([4]));
      w.assign(x);
      one(tf.cumsum(x).sum()); // as for a line on the console
      return { metrics: { sum: [one(w.sum())] }, parameters: { w: floats(w) } };
    });
  });
});
