import * as tf from '@tensorflow/tfjs';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadBackend } from '../../../../src/run/worker/backend/load-backend.ts';
import { programOf, subjectOf } from '../../in-lanes.ts';
import { drawOdd, expectAsWasm, factors, shapes } from './expect-as-wasm.ts';

beforeAll(() => loadBackend('wasm'));

describe.each([
  ['ArgMax', tf.argMax],
  ['ArgMin', tf.argMin],
] as const)('%s', (_name, find) => {
  it('names the first along each axis, however odd the numbers', async () => {
    await fc.assert(
      fc.asyncProperty(shapes(1, 3), fc.nat(2), factors, async (shape, at, f) => {
        await expectAsWasm((draw) => {
          const x = drawOdd(draw, shape, f);
          return [find(x, at % shape.length).cast('float32'), find(x, -1).cast('float32')];
        });
      }),
      { numRuns: 40 },
    );
  });

  it('names the first of equals', async () => {
    await expectAsWasm((draw) => {
      const x = draw([4, 3]).greater(0).cast('float32');
      return [find(x, 1).cast('float32'), find(tf.round(draw([6, 5])), 0).cast('float32')];
    });
  });
});

describe('OneHot', () => {
  it('of computed classes, of drawn ones and of constants', async () => {
    await expectAsWasm((draw) => [
      tf.oneHot(draw([5, 3]).argMax(1), 3).cast('float32'),
      tf.oneHot(tf.tensor1d([2, 0, 7], 'int32'), 3).cast('float32'),
      tf.oneHot(draw([4, 2, 3]).argMax(-1), 3, 2, -1).cast('float32'),
    ]);
  });
});

it('OneHot of float32 is declined: on wasm it holds the bits of integers', async () => {
  const program = programOf(subjectOf((draw) => tf.oneHot(draw([5, 3]).argMax(1), 3, 1, 0, 'float32')));
  await expect(program).rejects.toThrow(/^one-hot rows are made as float32, .* and cast them$/);
});

describe('integers that are computed', () => {
  it('are compared, counted, moved and laid beside constants', async () => {
    await expectAsWasm((draw) => {
      const [guess, label] = [draw([6, 3]).argMax(1), draw([6, 3]).argMax(1)];
      const hits = tf.equal(guess, label);
      return [
        hits.mean(),
        hits.sum().cast('float32'),
        guess.sub(label).abs().sum().div(6),
        guess.gather(tf.tensor1d([5, 0, 0], 'int32')).cast('float32'),
        tf.concat([guess, tf.tensor1d([7, -2], 'int32')]).cast('float32'),
        tf.max(guess).cast('float32').sub(tf.min(label).cast('float32')),
        draw([4]).greater(0).cast('int32').add(tf.scalar(3, 'int32')).cast('float32'),
      ];
    });
  });

  it('are declined beyond what float32 holds', async () => {
    const program = programOf(
      subjectOf((draw) =>
        draw([2])
          .argMax()
          .add(tf.scalar(2 ** 25 + 1, 'int32'))
          .cast('float32'),
      ),
    );
    await expect(program).rejects.toThrow(
      'the kernel Add computes with integers that may lie beyond 16777216, which float32 does not hold',
    );
  });
});

it('SplitV takes a tensor apart along each axis', async () => {
  await expectAsWasm((draw) => [
    ...tf.split(draw([6, 4]), [1, 3, 2]),
    ...tf.split(draw([6, 4]).transpose(), 2, 1),
    ...tf.split(draw([6, 4]), 2, -1),
  ]);
});

it('LinSpace and Range are tables', async () => {
  await expectAsWasm((draw) => [
    tf.linspace(-1, 3, 23).mul(draw([23])),
    tf.linspace(2, 5, 1).mul(draw([1])),
    tf.range(0, 2, 0.1).mul(draw([20])),
    tf
      .range(7, 1, -2, 'int32')
      .cast('float32')
      .mul(draw([3])),
  ]);
});
