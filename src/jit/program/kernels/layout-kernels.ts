import { Declined } from '../../decline.ts';
import type { Builder } from '../builder.ts';
import { sizeOf } from '../program.ts';
import { slice, transpose, type View } from '../view.ts';
import { input, numberOf, numbersOf, type KernelCall, type Lower } from './kernel.ts';

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
  Concat: (call, builder) => builder.join(Object.values(call.inputs), axisOf(call, outputShape(call).length)),
  Pack: (call, builder) => {
    const axis = axisOf(call, outputShape(call).length);
    return builder.join(
      Object.values(call.inputs).map((view) => builder.reshape(view, view.shape.toSpliced(axis, 0, 1))),
      axis,
    );
  },
  Unpack: (call, builder) => {
    const value = input(call, 'value');
    const axis = axisOf(call, value.shape.length);
    return Array.from({ length: value.shape[axis] ?? 0 }, (_, at): View => {
      const begin = value.shape.map((_side, k) => (k === axis ? at : 0));
      return builder.reshape(slice(value, begin, value.shape.with(axis, 1)), value.shape.toSpliced(axis, 1));
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
  Cast: (call, builder) => {
    const x = input(call, 'x');
    const to = call.attributes['dtype'];
    const from = call.step.inputs['x']?.dtype;
    if (from === to || (from === 'bool' && to === 'float32')) return x;
    if (from === 'int32' && to === 'float32') return builder.map('convert', x);
    throw new Declined(`a tensor of ${from} becomes one of ${String(to)}`);
  },
} satisfies Record<string, Lower>;

function fill(call: KernelCall, value: number, builder: Builder): View {
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
