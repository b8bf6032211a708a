import * as tf from '@tensorflow/tfjs';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadBackend } from '../../../../src/run/worker/backend/load-backend.ts';
import { programOf, subjectOf, type Draw } from '../../in-lanes.ts';
import { atLength } from '../../../tools/at-length.ts';
import { drawOdd, expectAsWasm, factors, shapes } from './expect-as-wasm.ts';

beforeAll(() => loadBackend('wasm'));

const reduced = shapes(0, 4).chain((shape) =>
  fc.tuple(
    fc.constant(shape),
    fc.subarray(shape.map((_, k) => k)),
    fc.shuffledSubarray(
      shape.map((_, k) => k),
      { minLength: shape.length },
    ),
    fc.boolean(),
    fc.boolean(),
  ),
);

describe.each([
  ['Sum', tf.sum],
  ['Max', tf.max],
  ['Min', tf.min],
  ['Mean', tf.mean],
] as const)('%s', (_name, reduce) => {
  it('over every set of axes, transposed or not, with and without keepDims', async () => {
    await fc.assert(
      fc.asyncProperty(reduced, factors, async ([shape, axes, order, keep, negative], f) => {
        await expectAsWasm((draw) => {
          const x = drawOdd(draw, shape, f);
          const over = negative ? axes.map((axis) => axis - shape.length) : axes;
          const turned = shape.length > 0 ? x.transpose([...order]) : x;
          return [reduce(x, [...over], keep), reduce(x), reduce(turned, [...over], keep).neg()];
        });
      }),
      { numRuns: 40 },
    );
  });
  it('of long rows too, in the order of wasm', async () => {
    await expectAsWasm((draw) => {
      const x = draw([7, 211]);
      return [reduce(x), reduce(x, 0), reduce(x, 1), reduce(x.transpose(), 0), reduce(x.transpose(), 1)];
    });
  });
});

describe.each([
  ['All', tf.all],
  ['Any', tf.any],
] as const)('%s', (_name, reduce) => {
  it('of truths, over some axes', async () => {
    await expectAsWasm((draw) =>
      [-2, 0, 2].flatMap((above) => {
        const x = draw([3, 4]).greater(above);
        return [reduce(x), reduce(x, 0), reduce(x, 1)];
      }),
    );
  });
});

const product = fc.record({
  m: fc.constantFrom(1, 2, 5, 9),
  k: fc.constantFrom(1, 2, 3, 7, 47, 48, 49, 100, 200),
  n: fc.constantFrom(1, 2, 5, 9),
  batch: fc.constantFrom<[number[], number[]]>(
    [[], []],
    [[], []],
    [[2], [2]],
    [[1], [3]],
    [[3], [1]],
    [
      [2, 3],
      [2, 3],
    ],
    [[2], []],
  ),
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
});

describe('BatchMatMul', () => {
  it('sums in the order of wasm, transposed or not, in batches', async () => {
    await fc.assert(
      fc.asyncProperty(product, async ({ m, k, n, batch: [left, right], transposeA, transposeB }) => {
        await expectAsWasm((draw) =>
          tf.matMul(
            draw([...left, ...(transposeA ? [k, m] : [m, k])]),
            draw([...right, ...(transposeB ? [n, k] : [k, n])]),
            transposeA,
            transposeB,
          ),
        );
      }),
      { numRuns: atLength ? 150 : 40 },
    );
  });
});

describe('_FusedMatMul', () => {
  const fuse = (
    draw: Draw,
    { m, k, n }: { readonly m: number; readonly k: number; readonly n: number },
    how: Partial<Parameters<typeof tf.fused.matMul>[0]> = {},
  ) =>
    tf.fused.matMul({
      a: draw(how.transposeA ? [k, m] : [m, k]),
      b: draw(how.transposeB ? [n, k] : [k, n]),
      ...how,
    });

  it('starts from the bias, and may end in relu', async () => {
    const ends = fc.constantFrom('linear' as const, 'relu' as const);
    await fc.assert(
      fc.asyncProperty(product, fc.boolean(), ends, async (sides, biased, activation) => {
        await expectAsWasm((draw) =>
          fuse(draw, sides, { activation, ...(biased ? { bias: draw([sides.n]) } : {}) }),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('may end in elu', async () => {
    await expectAsWasm(
      (draw) => fuse(draw, { m: 3, k: 5, n: 4 }, { activation: 'elu', bias: draw([4]) }).add(4),
      1,
    );
  });

  it('of transposed factors is as one that is not fused', async () => {
    await fc.assert(
      fc.asyncProperty(product, async ({ transposeA, transposeB, ...sides }) => {
        await expectAsWasm((draw) => fuse(draw, sides, { transposeA, transposeB }));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a bias', (draw: Draw) => fuse(draw, { m: 2, k: 3, n: 2 }, { transposeB: true, bias: draw([2]) })],
    ['relu', (draw: Draw) => fuse(draw, { m: 2, k: 3, n: 2 }, { transposeA: true, activation: 'relu' })],
  ])('of transposed factors with %s is declined: wasm adds and ends every block', async (_, build) => {
    await expect(programOf(subjectOf(build))).rejects.toThrow(/^a matrix product of transposed factors/);
  });

  it('is declined with another activation', async () => {
    const program = programOf(
      subjectOf((draw) => fuse(draw, { m: 2, k: 3, n: 2 }, { activation: 'sigmoid' })),
    );
    await expect(program).rejects.toThrow('a matrix product is activated by "sigmoid"');
  });
});

it('Softmax lies within 8 float32 steps of wasm', async () => {
  await fc.assert(
    fc.asyncProperty(shapes(1, 4), fc.constantFrom(0.1, 1, 20), async (shape, scale) => {
      // wasm takes denormals for 0: added to what is no denormal, they do not count
      await expectAsWasm((draw) => tf.softmax(draw(shape).mul(scale)).add(1e-30), 8);
    }),
    { numRuns: 20 },
  );
});
