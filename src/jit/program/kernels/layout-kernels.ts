import { Declined } from '../../decline.ts';
import type { Builder } from '../builder.ts';
import { sizeOf } from '../program.ts';
import { slice, transpose, type TensorView } from '../view.ts';
import { anyNumbers, input, numberOf, numbersOf, type KernelCall, type Lower } from './kernel.ts';

/** Kernels that move numbers, or only see them otherwise. */
export const layoutKernels = {
  Identity: (call) => input(call, 'x'),
  Reshape: (call, builder) => builder.reshape(input(call, 'x'), outputShape(call)),
  ExpandDims: (call, builder) => builder.reshape(input(call, 'input'), outputShape(call)),
  Transpose: (call) => transpose(input(call, 'x'), numbersOf(call, 'perm')),
  Slice: (call) => slice(input(call, 'x'), numbersOf(call, 'begin'), outputShape(call)),
  Tile: (call, builder) => {
    const x = input(call, 'x');
    const repeats = numbersOf(call, 'reps');
    const view = {
      ...x,
      shape: x.shape.flatMap((side, k) => [repeats[k] ?? 1, side]),
      strides: x.strides.flatMap((stride) => [0, stride]),
    };
    return builder.reshape(view, outputShape(call));
  },
  Concat: (call, builder) =>
    builder.concat(Object.values(call.inputs), axisOf(call, outputShape(call).length)),
  Pack: (call, builder) => {
    const axis = axisOf(call, outputShape(call).length);
    return builder.concat(
      Object.values(call.inputs).map((view) => builder.reshape(view, view.shape.toSpliced(axis, 0, 1))),
      axis,
    );
  },
  Unpack: (call, builder) => {
    const value = input(call, 'value');
    const axis = axisOf(call, value.shape.length);
    return Array.from({ length: value.shape[axis] ?? 0 }, (_, at): TensorView => {
      const begin = value.shape.map((_side, k) => (k === axis ? at : 0));
      return builder.reshape(slice(value, begin, value.shape.with(axis, 1)), value.shape.toSpliced(axis, 1));
    });
  },
  SplitV: (call) => {
    const x = input(call, 'x');
    const axis = axisOf(call, x.shape.length);
    let at = 0;
    return call.step.outputs.map(({ shape }): TensorView => {
      const begin = x.shape.map((_side, k) => (k === axis ? at : 0));
      at += shape[axis] ?? 0;
      return slice(x, begin, shape);
    });
  },
  GatherV2: (call, builder) => {
    const [x, indices] = [input(call, 'x'), input(call, 'indices')];
    if (numberOf(call, 'batchDims') !== 0) throw new Declined('a gather has batch dimensions');
    if (!builder.isInteger(indices)) throw new Declined('a gather takes its rows from computed numbers');
    return builder.gather(x, indices, axisOf(call, x.shape.length));
  },
  Fill: (call, builder) => fill(call, numberOf(call, 'value'), builder),
  ZerosLike: (call, builder) => fill(call, 0, builder),
  OnesLike: (call, builder) => fill(call, 1, builder),
  LinSpace: (call, builder) => {
    const [start, stop, count] = [numberOf(call, 'start'), numberOf(call, 'stop'), numberOf(call, 'num')];
    const step = count > 1 ? Math.fround(Math.fround(stop - start) / (count - 1)) : 0;
    const values = new Float32Array(count);
    values.forEach((_, k) => (values[k] = k === 0 ? start : (values[k - 1] ?? 0) + step));
    return builder.table(values, outputShape(call));
  },
  Range: (call, builder) => {
    const [start, step] = [numberOf(call, 'start'), numberOf(call, 'step')];
    const shape = outputShape(call);
    const isInteger = call.step.outputs[0]?.dtype === 'int32';
    const values = isInteger ? new Int32Array(sizeOf(shape)) : new Float32Array(sizeOf(shape));
    values.forEach((_, k) => (values[k] = k === 0 ? start : (values[k - 1] ?? 0) + step));
    return builder.table(values, shape);
  },
  Cast: (call, builder) => {
    const to = call.attributes['dtype'];
    const from = call.step.inputs['x']?.dtype;
    if (from === to) return input(call, 'x');
    const given = input(call, 'x');
    if (to === 'float32' && builder.isInteger(given)) return builder.map('convert', given); // rounds as a cast does
    const x = anyNumbers(call, 'x', builder);
    if (to === 'float32' || (to === 'int32' && from === 'bool')) return x;
    if (to === 'int32') return integerTable(x, builder) ?? truncate(x, builder);
    if (to === 'bool')
      return builder.map(
        'subtract',
        builder.number(1),
        builder.map('equal', truncate(x, builder), builder.number(0)),
      );
    throw new Declined(`a tensor of ${from} becomes one of ${String(to)}`);
  },
} satisfies Record<string, Lower>;

/** A constant as integers: rows may be taken by them. */
function integerTable(view: TensorView, builder: Builder): TensorView | undefined {
  const node = builder.nodes[view.node];
  if (node?.kind === 'number')
    return builder.table(new Int32Array(sizeOf(view.shape)).fill(node.value), view.shape);
  if (node?.kind !== 'table') return undefined;
  return { ...view, node: builder.table(Int32Array.from(node.values), [node.values.length]).node };
}

/** Towards 0, and NaN to 0, as JavaScript makes integers. */
function truncate(x: TensorView, builder: Builder): TensorView {
  const isBelow = builder.map('less', x, builder.number(0));
  const whole = builder.map('select', isBelow, builder.map('ceiling', x), builder.map('floor', x));
  const known = builder.map('select', builder.map('equal', x, x), whole, builder.number(0));
  return builder.map('add', known, builder.number(0)); // integers have no −0
}

function fill(call: KernelCall, value: number, builder: Builder): TensorView {
  const shape = outputShape(call);
  if (call.step.outputs[0]?.dtype !== 'int32') return builder.number(value, shape);
  return builder.table(new Int32Array(sizeOf(shape)).fill(value), shape);
}

function outputShape({ step }: KernelCall): readonly number[] {
  return step.outputs[0]?.shape ?? [];
}

function axisOf(call: KernelCall, rank: number): number {
  const axis = numberOf(call, 'axis');
  return axis < 0 ? axis + rank : axis;
}
