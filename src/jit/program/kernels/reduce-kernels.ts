import { Declined } from '../../decline.ts';
import type { Builder } from '../builder.ts';
import { sizeOf, type ReduceOperation } from '../program.ts';
import { broadcast, broadcastShape, slice, transpose, type TensorView } from '../view.ts';
import { exponentialBelow0 } from './activation-kernels.ts';
import { anyNumbers, floats, numbersOf, type KernelCall, type Lower } from './kernel.ts';

/** Reduces some axes, which the wasm backend moves to the end and then walks through in order. */
function reduceAxes(
  call: KernelCall,
  x: TensorView,
  operation: ReduceOperation,
  builder: Builder,
  attribute = 'axis',
): TensorView {
  const all = x.shape.map((_, k) => k);
  const given = call.attributes[attribute] ?? null; // null: all
  const axes = new Set(
    given === null ? all : numbersOf(call, attribute).map((axis) => (axis < 0 ? axis + all.length : axis)),
  );
  const kept = all.filter((k) => !axes.has(k));
  const moved = transpose(x, [...kept, ...all.filter((k) => axes.has(k))]);
  return builder.reshape(builder.reduce(operation, kept.length, [moved]), call.step.outputs[0]?.shape ?? []);
}

/** Kernels that walk along dimensions: sums, extrema, matrix products. */
export const reduceKernels = {
  Sum: (call, builder) => reduceAxes(call, anyNumbers(call, 'x', builder), 'sum', builder),
  Max: (call, builder) =>
    reduceAxes(call, anyNumbers(call, 'x', builder), 'maximum', builder, 'reductionIndices'),
  Min: (call, builder) => {
    const turned = builder.map('negate', anyNumbers(call, 'x', builder));
    return builder.map('negate', reduceAxes(call, turned, 'maximum', builder));
  },
  Any: (call, builder) => reduceAxes(call, floats(call, 'x', builder), 'maximum', builder),
  All: (call, builder) => {
    const isNot = builder.map('subtract', builder.number(1), floats(call, 'x', builder));
    return builder.map('subtract', builder.number(1), reduceAxes(call, isNot, 'maximum', builder));
  },
  Mean: (call, builder) => {
    const x = anyNumbers(call, 'x', builder);
    const sum = reduceAxes(call, x, 'sum', builder);
    const count = sizeOf(x.shape) / sizeOf(sum.shape);
    return builder.map('divide', sum, builder.number(count));
  },
  Softmax: (call, builder) => {
    const logits = floats(call, 'logits', builder);
    const rank = logits.shape.length;
    const over = (operation: ReduceOperation, x: TensorView) =>
      builder.reshape(builder.reduce(operation, rank - 1, [x]), x.shape.with(rank - 1, 1));
    const grown = builder.map('exponential', builder.map('subtract', logits, over('maximum', logits)));
    return builder.map('divide', grown, over('sum', grown));
  },
  BatchMatMul: (call, builder) =>
    multiply(floats(call, 'a', builder), floats(call, 'b', builder), call, builder),
  _FusedMatMul: (call, builder) => {
    // The bias is where each sum starts, not what is added last.
    const [a, b, bias] = [floats(call, 'a', builder), floats(call, 'b', builder), call.inputs['bias']];
    const activation = call.attributes['activation'] ?? 'linear';
    if (isBlocked(a, b, call) && (bias || activation !== 'linear'))
      throw new Declined(
        'a matrix product of transposed factors, or of several matrices, has a bias or an activation of its own, which TensorFlow.js on wasm computes otherwise',
      );
    const biased = multiply(a, b, call, builder, bias);
    if (activation === 'linear') return biased;
    if (activation === 'relu') return builder.map('maximum', biased, builder.number(0));
    if (activation === 'elu') return exponentialBelow0(biased, 1, 1, builder);
    throw new Declined(`a matrix product is activated by ${JSON.stringify(activation)}`);
  },
} satisfies Record<string, Lower>;

/** The terms that the wasm backend sums up before it adds them to the rest, where it multiplies by itself. */
const blockTerms = 48;

/** Whether the wasm backend multiplies by itself: XNNPACK takes two matrices as they lie. */
function isBlocked(a: TensorView, b: TensorView, { attributes }: KernelCall): boolean {
  const matrices = [a, b].every(({ shape }) => sizeOf(shape.slice(0, -2)) === 1);
  return attributes['transposeA'] === true || attributes['transposeB'] === true || !matrices;
}

/** [.., m, k] times [.., k, n]: each element a sum of products in the order of k. */
function multiply(
  a: TensorView,
  b: TensorView,
  call: KernelCall,
  builder: Builder,
  start?: TensorView,
): TensorView {
  const { attributes } = call;
  const left = attributes['transposeA'] === true ? swapLast(a) : a;
  const right = attributes['transposeB'] === true ? b : swapLast(b); // [.., n, k]
  const terms = left.shape.at(-1) ?? 1;
  if (!isBlocked(a, b, call) || terms <= blockTerms) return sumProducts(left, right, builder, start);
  const sums = Array.from({ length: Math.ceil(terms / blockTerms) }, (_, block) => {
    const from = block * blockTerms;
    const count = Math.min(blockTerms, terms - from);
    return sumProducts(cutLast(left, from, count), cutLast(right, from, count), builder);
  });
  return sums.reduce((sum, more) => builder.map('add', sum, more));
}

/** [.., m, k] and [.., n, k]. */
function sumProducts(left: TensorView, right: TensorView, builder: Builder, start?: TensorView): TensorView {
  const batches = [left.shape.slice(0, -2), right.shape.slice(0, -2)] as const;
  const batch = broadcastShape(batches);
  if (batches.some((own) => sizeOf(own) !== 1 && own.join() !== batch.join()))
    throw new Declined('a matrix product broadcasts several matrices on both sides');
  const [m = 1, k = 1] = left.shape.slice(-2);
  const [n = 1] = right.shape.slice(-2);
  const rank = batch.length;
  const shape = [...batch, m, n, k];
  const spread = (view: TensorView, hole: number, extents: readonly number[]): TensorView => {
    const full = broadcast(view, [...batch, ...extents]);
    return { ...full, shape, strides: full.strides.toSpliced(hole, 0, 0) };
  };
  return builder.reduce(
    'sum',
    rank + 2,
    [spread(left, rank + 1, [m, k]), spread(right, rank, [n, k])],
    start,
  );
}

/** Some of the last dimension. */
function cutLast(view: TensorView, from: number, count: number): TensorView {
  const last = view.shape.length - 1;
  const begin = view.shape.map((_, k) => (k === last ? from : 0));
  return slice(view, begin, view.shape.with(last, count));
}

function swapLast(view: TensorView): TensorView {
  const rank = view.shape.length;
  const order = view.shape.map((_, k) => k);
  return transpose(view, [...order.slice(0, rank - 2), rank - 1, rank - 2]);
}
