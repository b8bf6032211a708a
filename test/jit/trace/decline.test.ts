import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Subject } from '../../../src/model/run/fit.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { branch, metric, normals, one, reasonOf, unexplained } from './reason-of.ts';

beforeAll(() => loadBackend('wasm'));

const ofMathRandom =
  'the code takes numbers from Math.random, where no trace sees what becomes of them: take them from a stream';

describe('kernels', () => {
  it.each([
    ['Cumsum', (x: tf.Tensor1D) => tf.cumsum(x)],
    ['TopK', (x: tf.Tensor1D) => tf.topk(x, 2).values],
    ['Mod', (x: tf.Tensor1D) => tf.mod(x, 2)],
  ])('%s is not known', async (name, operate) => {
    const subject = metric((_, random) => one(operate(normals(random)).sum()));
    expect(await reasonOf(subject)).toBe(`the kernel ${name} of TensorFlow.js is not known here`);
  });

  it('that compute with integers are declined, also behind a copy', async () => {
    const integers = metric((_, random) =>
      one(
        tf
          .tensor2d(random.permutation('p', 6), [2, 3], 'int32')
          .transpose()
          .reshape([6])
          .mul(tf.scalar(3, 'int32'))
          .cast('float32'),
      ),
    );
    expect(await reasonOf(integers)).toBe(
      'the kernel Multiply computes with integers, which is not known here',
    );
  });

  it('that take a computed number as an index are declined', async () => {
    const byNumber = metric((_, random) => {
      const x = normals(random);
      return one(x.gather(x.greater(0).cast('int32')));
    });
    expect(await reasonOf(byNumber)).toBe('a gather takes its rows from computed numbers');
  });

  it('a power is declined where neither side is known', async () => {
    const own = metric((_, random) => one(normals(random).pow(normals(random))));
    expect(await reasonOf(own)).toBe('a power has an exponent that is computed, of a base that is');
    const huge = metric((_, random) => one(normals(random).pow(5000).sum()));
    expect(await reasonOf(huge)).toBe('a power has an exponent of 5000');
  });

  it('a gather with batch dimensions is declined', async () => {
    const batched = metric((_, random) =>
      one(tf.gather(normals(random).reshape([2, 4]), tf.tensor2d([0, 1], [2, 1], 'int32'), 1, 1)),
    );
    expect(await reasonOf(batched)).toBe('a gather has batch dimensions');
  });

  it('a gather of rows that may not exist is declined', async () => {
    const beyond = metric((_, random) =>
      one(normals(random, 19).gather(tf.tensor1d(random.permutation('p', 20).subarray(0, 1), 'int32'))),
    );
    expect(await reasonOf(beyond)).toMatch(
      /^(a gather takes rows by drawn numbers, some of which no row has|a trial run with other numbers threw: .*)$/,
    );
  });

  it('a tensor that holds nothing is declined', async () => {
    const empty = metric((_, random) => one(tf.concat([normals(random), tf.zeros([0])]).sum()));
    expect(await reasonOf(empty)).toBe('a tensor [0] holds nothing, which is not known here');
  });

  it('strings are declined', async () => {
    const words = metric((_, random) => {
      tf.tensor1d(['a', 'b']);
      return one(normals(random));
    });
    expect(await reasonOf(words)).toBe('a tensor of string is made, which is not known here');
  });
});

describe('numbers from elsewhere', () => {
  it('Math.random', async () => {
    expect(await reasonOf(metric(() => one(tf.tensor1d([Math.random(), 1]))))).toBe(ofMathRandom);
  });

  it('a swept setting computed with', async () => {
    const halved = metric(({ lambda }, random) => one(normals(random).mul(Number(lambda) / 2)));
    expect(await reasonOf(halved, { lambda: 3 })).toBe(
      'the setting lambda does not reach a tensor as the number it is',
    );
    const both = metric(({ lambda }, random) =>
      one(
        normals(random)
          .mul(Number(lambda))
          .add(Number(lambda) / 2),
      ),
    );
    expect(await reasonOf(both, { lambda: 3 })).toBe(unexplained(''));
  });

  it('a swept setting that reaches no tensor', async () => {
    const unread = metric((_, random) => one(normals(random)));
    expect(await reasonOf(unread, { epochs: 3, lambda: 1 })).toBe(
      'the setting epochs, lambda does not reach a tensor as the number it is',
    );
  });

  it('a swept setting in an attribute of a kernel', async () => {
    const filled = metric(({ lambda }, random) => one(tf.fill([2], Number(lambda)).add(normals(random, 2))));
    expect(await reasonOf(filled, { lambda: 3 })).toBe(
      `the code takes another way at the kernel Fill, call 1, ${branch}`,
    );
  });
});

describe('branches', () => {
  const looped = (test: (loss: number) => boolean): Subject =>
    metric((_, random) => {
      let x = normals(random);
      do x = x.mul(0.5);
      while (test(one(x.square().sum())));
      return one(x);
    });

  it.each([
    ['above 1', (loss: number) => loss > 1],
    ['above 0.001, which other numbers never leave', (loss: number) => loss > 1e-3],
  ])('a loop while the loss is %s', async (_, test) => {
    expect(await reasonOf(looped(test))).toMatch(
      new RegExp(
        `^the code (takes another way at .*|goes on for longer than in another run|ends after \\d+ calls in one), ${branch}$`,
      ),
    );
  });

  it('a loop that ends for true losses alone', async () => {
    expect(await reasonOf(looped((loss) => loss < 0))).toBe(
      'the code makes more than 200,000 calls in a run, or loops until it reads some value: so many are not traced',
    );
  });

  it('an if on a read value', async () => {
    const either = metric((_, random) => {
      const x = normals(random);
      return one(one(x.sum()) > 1 ? x.neg() : x.abs());
    });
    expect(await reasonOf(either)).toMatch(
      new RegExp(`^the code takes another way at the kernel (Neg|Abs), call 4, ${branch}$`),
    );
  });

  it.each([
    ['above 5', (lambda: number) => lambda > 5],
    ['above 0.1', (lambda: number) => lambda > 0.1],
  ])('an if on a swept setting %s', async (_, test) => {
    const either = metric(({ lambda }, random) => {
      const x = normals(random).mul(Number(lambda));
      return one(test(Number(lambda)) ? x.neg() : x);
    });
    expect(await reasonOf(either, { lambda: 2 })).toMatch(
      /^the code (takes another way|goes on for longer|ends after)/,
    );
  });

  it('an if on a swept setting of 0', async () => {
    const either = metric(({ lambda }, random) => {
      const x = normals(random).add(Number(lambda));
      return one(lambda === 0 ? x.neg() : x);
    });
    expect(await reasonOf(either, { lambda: 2 })).toMatch(/^a run of the traced program and one of the code/);
  });

  it('how many numbers are drawn', async () => {
    const count = metric(({ lambda }, random) => {
      random.normal('y', [Math.ceil(Number(lambda) * 1e3)]);
      return one(tf.tensor1d(random.normal('x', [3])).mul(Number(lambda)));
    });
    expect(await reasonOf(count, { lambda: 3 })).toBe(
      `the code asks its streams for other numbers, ${branch}`,
    );
  });

  it.each([
    ['below one in a million', (chance: number) => chance < 1e-6],
    ['above all but one in a million', (chance: number) => chance > 1 - 1e-6],
  ])('an if on Math.random %s', async (_, test) => {
    const lucky = metric((__, random) => {
      const x = normals(random);
      return one(test(Math.random()) ? x.neg() : x.abs());
    });
    expect(await reasonOf(lucky)).toMatch(
      /^(the code takes another way at the kernel (Neg|Abs), call 2, |the code takes numbers from Math.random)/,
    );
  });

  it.each([
    ['between two numbers', (chance: number) => chance > 0.4 && chance < 0.45],
    ['as a whole number', (chance: number) => Math.floor(chance * 50) === 7],
  ])('an if on Math.random %s', async (_, test) => {
    const lucky = metric((__, random) => (test(Math.random()) ? 1 : one(normals(random))));
    expect(await reasonOf(lucky)).toBe(ofMathRandom);
  });

  it('a loop that draws until its numbers suit ends, and so does the trace', async () => {
    const { random: before } = Math;
    const polar = metric((_, random) => {
      let [u, v] = [0, 0];
      do [u, v] = [2 * Math.random() - 1, 2 * Math.random() - 1];
      while (u * u + v * v >= 1 || u === 0);
      return one(normals(random));
    });
    expect(await reasonOf(polar)).toBe(ofMathRandom);
    expect(Math.random).toBe(before);
  });

  it('a subject that throws where it reads NaN', async () => {
    const strict = metric((_, random) => {
      const loss = one(normals(random));
      if (Number.isNaN(loss)) throw new Error('the loss is no number');
      return loss;
    });
    expect(await reasonOf(strict)).toBe('a trial run with other numbers threw: the loss is no number');
  });

  it('a subject that throws for a swept 0', async () => {
    const strict = metric(({ rate }, random) => {
      if (rate === 0) throw new Error('no rate');
      return one(normals(random).mul(Number(rate)));
    });
    expect(await reasonOf(strict, { rate: 1 })).toBe(
      'a trial run of the code as it is written threw: no rate',
    );
  });
});
