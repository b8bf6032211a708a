import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { traceSubject } from '../../../src/jit/trace/trace-subject.ts';
import type { Random } from '../../../src/model/run/random.ts';
import type { Subject } from '../../../src/model/run/fit.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { tidied } from '../in-lanes.ts';
import { branch, metric, normals, one, places } from './reason-of.ts';

beforeAll(() => loadBackend('wasm'));

/** A subject that does otherwise in its second run, which follows the first. */
function changing(build: (first: boolean, random: Random) => tf.Tensor): Subject {
  let runs = 0;
  return metric((_, random) => one(build(runs++ === 0, random)));
}

const reasonOf = (subject: Subject): Promise<string> =>
  traceSubject(tf, tidied(subject), {}, []).then(
    () => 'none',
    (error: Error) => error.message.replaceAll(places, ''),
  );

describe('a run that follows the first is declined', () => {
  it.each<readonly [string, (first: boolean, random: Random) => tf.Tensor, string]>([
    [
      'at a new tensor of another shape',
      (first, random) => tf.tensor(random.normal('x', [6]), first ? [2, 3] : [3, 2]).sum(),
      'takes another way at a new tensor [3, 2], call 1',
    ],
    [
      'at a kernel that takes its tensor in another shape',
      (first, random) =>
        normals(random)
          .reshape(first ? [2, 4] : [4, 2])
          .sum(),
      'takes another way at the kernel Reshape, call 2',
    ],
    [
      'at another kernel',
      (first, random) => (first ? normals(random).neg() : normals(random).abs()).sum(),
      'takes another way at the kernel Abs, call 2',
    ],
    [
      'at another attribute',
      (first, random) =>
        normals(random)
          .reshape([2, 4])
          .sum(first ? 0 : 1)
          .max(),
      'takes another way at the kernel Sum, call 3',
    ],
    [
      'at the first of two kernels in another order',
      (first, random) => (first ? normals(random).neg().abs() : normals(random).abs().neg()).sum(),
      'takes another way at the kernel Abs, call 2',
    ],
    [
      'at a kernel that takes its tensors in another order',
      (first, random) => {
        const [a, b] = [normals(random), normals(random)];
        return (first ? a.sub(b) : b.sub(a)).sum();
      },
      'takes another way at the kernel Sub, call 3',
    ],
    [
      'that reads another tensor',
      (first, random) => {
        const x = normals(random);
        const [a, b] = [x.sum(), x.max()];
        return first ? a : b;
      },
      'takes another way at a read, call 4',
    ],
    [
      'that goes on for longer',
      (first, random) => {
        const x = normals(random).sum();
        x.dataSync();
        if (!first) x.neg();
        return x;
      },
      'takes another way at the kernel Neg, call 4',
    ],
    [
      'that ends sooner',
      (first, random) => {
        const x = normals(random).sum();
        if (first) x.dataSync();
        return x;
      },
      'ends after 3 calls in one run',
    ],
    [
      'that asks its streams for more',
      (first, random) => {
        if (!first) random.normal('y', [1]);
        return normals(random).sum();
      },
      'takes another way at a new tensor [8], call 1',
    ],
  ])('%s', async (_, build, way) => {
    expect(await reasonOf(changing(build))).toBe(`the code ${way}, ${branch}`);
  });

  it('that goes on after all that the first did', async () => {
    let runs = 0;
    const longer = metric((_, random) => {
      const x = normals(random).sum();
      const loss = one(x);
      if (runs++ > 0) x.neg();
      return loss;
    });
    expect(await reasonOf(longer)).toBe(`the code goes on for longer than in another run, ${branch}`);
  });
});

describe('a run that follows the first', () => {
  it('computes no kernel', async () => {
    const made = vi.spyOn(MathBackendCPU.prototype, 'makeTensorInfo');
    const filled: boolean[][] = [];
    let runs = 0;
    const subject = metric((_, random) => {
      made.mockClear();
      runs++;
      const loss = one(normals(random).exp().sum());
      filled.push(made.mock.calls.map(([, , values]) => values !== undefined));
      return loss;
    });
    await traceSubject(tf, tidied(subject), {}, []);
    made.mockRestore();
    expect(runs).toBe(3);
    expect(filled[0]).toContain(true);
    expect(filled.slice(1).flat()).not.toContain(true);
  });

  it('hands out what kernels make as the first did: several, in a list of one, over the data of another', async () => {
    const subject = metric((_, random) => {
      const [a, b] = tf.split(normals(random), 2);
      const [whole] = tf.unstack(tf.stack([a!.add(b!)]));
      return one(whole!.reshape([2, 2]).sum());
    });
    expect(await reasonOf(subject)).toBe('none');
  });
});
