import * as tf from '@tensorflow/tfjs';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { findDifference } from '../../../../src/jit/find-difference.ts';
import { loadBackend } from '../../../../src/run/worker/backend/load-backend.ts';
import { bothWays } from '../../in-lanes.ts';
import { drawOdd, expectAsWasm, factors, shapes } from './expect-as-wasm.ts';

beforeAll(() => loadBackend('wasm'));

const runs = { numRuns: 25 };

/** A shape and an order of its dimensions. */
const permuted = shapes(1, 4).chain((shape) =>
  fc.tuple(
    fc.constant(shape),
    fc.shuffledSubarray(
      shape.map((_, k) => k),
      { minLength: shape.length },
    ),
  ),
);

/** A block within a shape. */
const block = (shape: readonly number[]) =>
  fc
    .tuple(
      ...shape.map((side) =>
        fc.nat(side - 1).chain((at) => fc.tuple(fc.constant(at), fc.integer({ min: 1, max: side - at }))),
      ),
    )
    .map((sides) => ({ begin: sides.map(([at]) => at), size: sides.map(([, size]) => size) }));

describe('what only sees numbers otherwise', () => {
  it('Transpose, alone and between operations', async () => {
    await fc.assert(
      fc.asyncProperty(permuted, factors, async ([shape, order], f) => {
        await expectAsWasm((draw) => {
          const x = drawOdd(draw, shape, f);
          const turned = x.transpose([...order]);
          return [turned, turned.square(), turned.reshape([-1]), turned.sum(0)];
        });
      }),
      runs,
    );
  });

  it('Slice of a slice, before and after a transposition', async () => {
    const cuts = permuted.chain(([shape, order]) =>
      block(shape).chain((outer) =>
        fc.tuple(fc.constant({ shape, order, outer }), block(order.map((k) => outer.size[k] ?? 1))),
      ),
    );
    await fc.assert(
      fc.asyncProperty(cuts, async ([{ shape, order, outer }, inner]) => {
        await expectAsWasm((draw) => {
          const cut = draw(shape)
            .slice(outer.begin, outer.size)
            .transpose([...order]);
          const again = cut.slice(inner.begin, inner.size);
          return [
            cut,
            again,
            again.neg(),
            again.reshape([-1]),
            again.add(again.reshape([-1, 1]).slice([0], [1])),
          ];
        });
      }),
      runs,
    );
  });

  it('Reshape, ExpandDims and Identity, after a transposition too', async () => {
    await fc.assert(
      fc.asyncProperty(permuted, fc.nat(3), async ([shape, order], at) => {
        await expectAsWasm((draw) => {
          const x = draw(shape).transpose([...order]);
          const axis = at % (shape.length + 1);
          return [
            x.expandDims(axis).add(1),
            tf.clone(x),
            x.reshape([...shape]).mul(draw(shape)),
            x.flatten().expandDims(-1),
          ];
        });
      }),
      runs,
    );
  });
});

describe('what lays numbers side by side', () => {
  it('Concat along each axis, parts of different sides, transposed ones too', async () => {
    const parts = permuted.chain(([shape, order]) =>
      fc.tuple(
        fc.constant({ shape, order }),
        fc.nat(shape.length - 1),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
      ),
    );
    await fc.assert(
      fc.asyncProperty(parts, async ([{ shape, order }, axis, sides, negative]) => {
        await expectAsWasm((draw) => {
          const views = sides.map((side) => {
            const target = shape.with(axis, side);
            const source: number[] = [];
            order.forEach((k, at) => (source[k] = target[at] ?? 1));
            return draw(source).transpose([...order]);
          });
          const joined = tf.concat(views, negative ? axis - shape.length : axis);
          return [joined, joined.square().sum(), joined.slice(0, 1)];
        });
      }),
      runs,
    );
  });

  it('Pack and Unpack along each axis', async () => {
    await fc.assert(
      fc.asyncProperty(shapes(1, 3), fc.nat(3), fc.integer({ min: 1, max: 4 }), async (shape, at, count) => {
        await expectAsWasm((draw) => {
          const packed = tf.stack(
            Array.from({ length: count }, () => draw(shape)),
            at % (shape.length + 1),
          );
          return [packed, ...tf.unstack(packed.neg(), at % shape.length), ...tf.unstack(packed, -1)];
        });
      }),
      runs,
    );
  });

  it('Tile', async () => {
    const repeated = shapes(1, 4).chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: shape.length, maxLength: shape.length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(repeated, async ([shape, repeats]) => {
        await expectAsWasm((draw) => {
          const tiled = draw(shape).tile(repeats);
          return [tiled, tiled.sum(0)];
        });
      }),
      runs,
    );
  });

  it('Fill, ZerosLike, OnesLike and casts of truths and integers', async () => {
    await fc.assert(
      fc.asyncProperty(shapes(0, 4), async (shape) => {
        await expectAsWasm((draw) => {
          const x = draw(shape);
          return [
            tf.fill([...shape], 2.5),
            tf.zerosLike(x),
            tf.onesLike(x).add(x),
            x.less(0),
            x.less(0).cast('float32').add(x),
            tf.scalar(7, 'int32').cast('float32').mul(x),
            tf.fill([...shape], 3, 'int32').cast('float32'),
            tf.tensor1d([3, 1, 2], 'int32').cast('float32'),
          ];
        });
      }),
      runs,
    );
  });
});

describe('GatherV2', () => {
  it('takes rows that a constant names, with repeats, along each axis', async () => {
    const rows = permuted.chain(([shape, order]) =>
      fc
        .nat(shape.length - 1)
        .chain((axis) =>
          fc.tuple(
            fc.constant({ shape, order, axis }),
            fc.array(fc.nat((shape[order[axis] ?? 0] ?? 1) - 1), { minLength: 1, maxLength: 6 }),
          ),
        ),
    );
    await fc.assert(
      fc.asyncProperty(rows, async ([{ shape, order, axis }, index]) => {
        await expectAsWasm((draw) => {
          const x = draw(shape).transpose([...order]);
          const taken = x.gather(tf.tensor1d(index, 'int32'), axis);
          const square = x.gather(tf.tensor2d([index, index], [2, index.length], 'int32'), axis);
          return [
            taken,
            square,
            taken.square().sum(),
            taken.sum(axis),
            x.square().gather(tf.scalar(0, 'int32'), axis),
          ];
        });
      }),
      runs,
    );
  });

  it('takes rows that each lane draws for itself', async () => {
    const cases = fc.record({
      rows: fc.constantFrom(1, 2, 3, 8, 9),
      columns: fc.constantFrom(1, 2, 5),
      axis: fc.constantFrom(0, 1),
      from: fc.nat(7),
      count: fc.integer({ min: 1, max: 9 }),
      how: fc.constantFrom('slice', 'subarray', 'tensor'),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ rows, columns, axis, from, count, how }) => {
        const first = from % rows;
        const last = Math.min(rows, first + count);
        const pairs = await bothWays((_, random) => {
          const shape = axis === 0 ? ([rows, columns] as const) : ([columns, rows] as const);
          const x = tf.tensor2d(random.normal('x', shape), [...shape]);
          const order = random.permutation('order', rows);
          const index =
            how === 'tensor'
              ? tf.tensor1d(order, 'int32').slice(first, last - first)
              : tf.tensor1d(order[how](first, last), 'int32');
          const taken = x.gather(index, axis);
          const [twice] = [taken.gather(tf.tensor1d([0, 0], 'int32'), axis)];
          const read = (t: tf.Tensor) => t.dataSync<'float32'>();
          return {
            metrics: { sum: [read(taken.sum())[0] ?? 0] },
            parameters: { taken: read(taken), twice: read(twice), index: read(index.cast('float32')) },
          };
        });
        for (const { inLanes, written } of pairs)
          expect(findDifference(inLanes, written, true)).toBeUndefined();
      }),
      runs,
    );
  });
});
