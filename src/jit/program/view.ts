import { sameShape } from '../trace/trace.ts';
import { sizeOf, type NodeId, type Operand } from './program.ts';

/** A tensor over the numbers of a node: what a traced kernel sees. */
export type TensorView = Operand & { readonly shape: readonly number[] };

/** Row-major strides. */
export function denseStrides(shape: readonly number[]): readonly number[] {
  const strides: number[] = [];
  let step = 1;
  for (const side of shape.toReversed()) {
    strides.unshift(step);
    step *= side;
  }
  return strides;
}

/** All of a node, row-major. */
export function wholeView(node: NodeId, shape: readonly number[]): TensorView {
  return { node, offset: 0, strides: denseStrides(shape), shape };
}

/**
 * The same numbers in another shape; undefined where no strides can say so, and a copy is needed. Dimensions
 * are split and merged as far as their strides are of one piece.
 */
export function reshape(view: TensorView, shape: readonly number[]): TensorView | undefined {
  if (sizeOf(shape) !== sizeOf(view.shape)) return undefined;
  const runs = mergeDimensions(view);
  const strides: number[] = [];
  let run = runs.length - 1;
  let left = runs[run]?.side ?? 1;
  let step = runs[run]?.stride ?? 0;
  for (const side of shape.toReversed()) {
    if (side === 1) {
      strides.unshift(0);
      continue;
    }
    if (left === 1) {
      run--;
      left = runs[run]?.side ?? 1;
      step = runs[run]?.stride ?? 0;
    }
    if (left % side !== 0) return undefined;
    strides.unshift(step);
    step *= side;
    left /= side;
  }
  return { node: view.node, offset: view.offset, strides, shape };
}

/** Neighbouring dimensions that one stride walks through become one; sides of 1 go. */
export function mergeDimensions({
  shape,
  strides,
}: Pick<TensorView, 'shape' | 'strides'>): readonly { readonly side: number; readonly stride: number }[] {
  const runs: { side: number; stride: number }[] = [];
  shape.forEach((side, k) => {
    if (side === 1) return;
    const stride = strides[k] ?? 0;
    const last = runs.at(-1);
    if (last && last.stride === stride * side) {
      last.side *= side;
      last.stride = stride;
    } else runs.push({ side, stride });
  });
  return runs;
}

/** Dimensions in another order: the result's k-th is the view's permutation[k]-th. */
export function transpose(view: TensorView, permutation: readonly number[]): TensorView {
  return {
    ...view,
    shape: permutation.map((k) => view.shape[k] ?? 1),
    strides: permutation.map((k) => view.strides[k] ?? 0),
  };
}

/** A block of a view. */
export function slice(view: TensorView, begin: readonly number[], shape: readonly number[]): TensorView {
  const offset = begin.reduce((sum, at, k) => sum + at * (view.strides[k] ?? 0), view.offset);
  return { ...view, offset, shape };
}

/** Repeated along dimensions of side 1 or absent, as far as the shape asks. */
export function broadcast(view: TensorView, shape: readonly number[]): TensorView {
  if (sameShape(view.shape, shape)) return view;
  const missing = shape.length - view.shape.length;
  const strides = shape.map((side, k) => {
    const own = view.shape[k - missing] ?? 1;
    return own === 1 && side !== 1 ? 0 : (view.strides[k - missing] ?? 0);
  });
  return { ...view, shape, strides };
}

/** The shape that several broadcast to, as NumPy does it. */
export function broadcastShape(shapes: readonly (readonly number[])[]): readonly number[] {
  const [first = [], ...others] = shapes;
  if (others.every((other) => sameShape(first, other))) return first; // the common case, without the work
  const rank = Math.max(0, ...shapes.map(({ length }) => length));
  return Array.from({ length: rank }, (_, k) => {
    const extents = shapes.map((shape) => shape[k - rank + shape.length] ?? 1);
    return extents.find((side) => side !== 1) ?? 1;
  });
}

/** The operand alone, without its shape. */
export function operandOf({ node, offset, strides }: TensorView): Operand {
  return { node, offset, strides };
}
