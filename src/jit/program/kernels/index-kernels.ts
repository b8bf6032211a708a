import { Declined } from '../../decline.ts';
import type { Builder } from '../builder.ts';
import { slice, transpose, type TensorView } from '../view.ts';
import { anyNumbers, numberOf, type KernelCall, type Lower } from './kernel.ts';

/** Kernels that find or name places: classes, and rows as 1 and 0. */
export const indexKernels = {
  ArgMax: (call, builder) => firstLargest(call, anyNumbers(call, 'x', builder), builder),
  ArgMin: (call, builder) =>
    firstLargest(call, builder.map('negate', anyNumbers(call, 'x', builder)), builder),
  OneHot: (call, builder) => {
    if (call.step.outputs[0]?.dtype !== 'int32')
      throw new Declined(
        'one-hot rows are made as float32, where TensorFlow.js on wasm writes the bits of integers: make them as they are by default, and cast them',
      );
    const places = anyNumbers(call, 'indices', builder);
    const depth = numberOf(call, 'depth');
    const [on, off] = [numberOf(call, 'onValue'), numberOf(call, 'offValue')];
    const classes = builder.table(
      Float32Array.from({ length: depth }, (_, k) => k),
      [depth],
    );
    const isIt = builder.map('equal', builder.reshape(places, [...places.shape, 1]), classes);
    if (on === 1 && off === 0) return isIt;
    return builder.map('select', isIt, builder.number(on), builder.number(off));
  },
} satisfies Record<string, Lower>;

/**
 * The first place of the largest along an axis of n: n − max of n − place where it is the largest. On wasm NaN
 * is never above what came before, and nothing is above a NaN that comes first.
 */
function firstLargest(call: KernelCall, x: TensorView, builder: Builder): TensorView {
  const axis = numberOf(call, 'axis');
  const at = axis < 0 ? axis + x.shape.length : axis;
  const order = [...x.shape.map((_, k) => k).filter((k) => k !== at), at];
  const rows = transpose(x, order);
  const last = rows.shape.length - 1;
  const n = rows.shape[last] ?? 1;
  const column = (view: TensorView) => builder.reshape(view, [...rows.shape.slice(0, last), 1]);
  const least = builder.number(Number.NEGATIVE_INFINITY);
  const held = builder.map('select', builder.map('equal', rows, rows), rows, least);
  const isLargest = builder.map('equal', held, column(builder.reduce('maximum', last, [held])));
  const left = builder.table(
    Float32Array.from({ length: n }, (_, k) => n - k),
    [n],
  );
  const most = builder.reduce('maximum', last, [builder.map('multiply', isLargest, left)]);
  const first = builder.reshape(
    slice(
      rows,
      rows.shape.map(() => 0),
      rows.shape.with(last, 1),
    ),
    most.shape,
  );
  const place = builder.map('subtract', builder.number(n), most);
  return builder.map('select', builder.map('equal', first, first), place, builder.number(0));
}
