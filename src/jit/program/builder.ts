import { Declined } from '../decline.ts';
import { drawsIntegers, type Request } from '../trace/trace.ts';
import { largestIn, createRanges } from './ranges.ts';
import {
  sizeOf,
  type ReduceOperation,
  type MapOperation,
  type Node,
  type NodeId,
  type ProgramPart,
} from './program.ts';
import {
  broadcast,
  broadcastShape,
  denseStrides,
  operandOf,
  reshape,
  wholeView,
  type TensorView,
} from './view.ts';

/** Appends nodes to a program and hands out views of them. */
export type Builder = {
  readonly nodes: readonly Node[];
  number(value: number, shape?: readonly number[]): TensorView;
  table(values: Float32Array | Int32Array, shape: readonly number[]): TensorView;
  parameter(name: string, shape: readonly number[]): TensorView;
  draw(request: number, offset: number, shape: readonly number[]): TensorView;
  map(operation: MapOperation, ...inputs: readonly TensorView[]): TensorView;
  /**
   * Reduces the last dimensions of views of one shape, from dimension `from` on.
   *
   * @param start where each begins; a sum at 0, a maximum at −∞ unless told
   */
  reduce(
    operation: ReduceOperation,
    from: number,
    inputs: readonly TensorView[],
    start?: TensorView,
  ): TensorView;
  /** The same numbers in another shape, copied where strides cannot say so. */
  reshape(view: TensorView, shape: readonly number[]): TensorView;
  /** Rows along an axis: `index` holds which. */
  gather(source: TensorView, index: TensorView, axis: number): TensorView;
  concat(views: readonly TensorView[], axis: number): TensorView;
  /** Whether a view holds integers, as indices do: their bits, which are no float32 numbers. */
  isInteger(view: TensorView): boolean;
  /** The largest magnitude that a view can hold in any run; infinite where nothing is known. */
  largest(view: TensorView): number;
};

export function createBuilder(requests: readonly Request[]): Builder {
  const nodes: Node[] = [];
  const rangeOf = createRanges(nodes, requests);
  const add = (node: Node): NodeId => nodes.push(node) - 1;
  const append = (node: Node, shape: readonly number[]): TensorView => wholeView(add(node), shape);
  const uniform = (node: Node, shape: readonly number[]): TensorView => ({
    node: add(node),
    offset: 0,
    shape,
    strides: shape.map(() => 0),
  });
  const number = (value: number, shape: readonly number[] = []) =>
    uniform({ kind: 'number', value: Math.fround(value) }, shape);
  const map = (operation: MapOperation, ...inputs: readonly TensorView[]): TensorView => {
    const node = mapNode(operation, inputs);
    return append(node, node.shape);
  };
  return {
    nodes,
    number,
    map,
    table: (values, shape) => append({ kind: 'table', values }, shape),
    parameter: (name, shape) => uniform({ kind: 'parameter', name }, shape),
    draw: (request, offset, shape) => {
      const asked = requests[request];
      const integer = asked !== undefined && drawsIntegers(asked);
      return append({ kind: 'draw', request, offset, size: sizeOf(shape), integer }, shape);
    },
    reduce: (operation, from, inputs, start = number(operation === 'sum' ? 0 : Number.NEGATIVE_INFINITY)) => {
      const node = reduceNode(operation, from, inputs, start);
      return append(node, node.shape);
    },
    reshape: (view, shape) => {
      if (sizeOf(view.shape) !== sizeOf(shape))
        throw new Error(`[${view.shape.join(', ')}] cannot be seen as [${shape.join(', ')}]`);
      return reshape(view, shape) ?? { ...map('copy', view), shape, strides: denseStrides(shape) };
    },
    gather: (source, index, axis) => {
      const { low, high } = rangeOf(index.node);
      if (nodes[index.node]?.kind === 'draw' && !(low >= 0 && high < (source.shape[axis] ?? 1)))
        throw new Declined('a gather takes rows by drawn numbers, some of which no row has');
      const node = gatherNode(source, index, axis);
      // One number throughout is what any row of it is.
      if (source.strides.every((stride) => stride === 0))
        return { ...source, shape: node.shape, strides: node.source.strides };
      return append(node, node.shape);
    },
    concat: (views, axis) => {
      const integers = views.filter(({ node }) => holdsIntegers(nodes, node));
      const mixed = integers.length > 0 && integers.length < views.length; // some were computed, as float32
      const alike = mixed
        ? views.map((view) => (integers.includes(view) ? map('convert', view) : view))
        : views;
      const node = concatNode(alike, axis);
      return append(node, node.shape);
    },
    isInteger: ({ node }) => holdsIntegers(nodes, node),
    largest: ({ node }) => largestIn(rangeOf(node)),
  };
}

/** What moves integers holds integers. */
function holdsIntegers(nodes: readonly Node[], id: NodeId): boolean {
  const node = nodes[id];
  if (!node) return false;
  switch (node.kind) {
    case 'draw':
      return node.integer;
    case 'table':
      return node.values instanceof Int32Array;
    case 'map':
      return node.operation === 'copy' && node.inputs.some((input) => holdsIntegers(nodes, input.node));
    case 'gather':
      return holdsIntegers(nodes, node.source.node);
    case 'concat':
      return node.parts.some(({ input }) => holdsIntegers(nodes, input.node));
    case 'number':
    case 'parameter':
    case 'reduce':
      return false;
  }
}

type NodeOf<K extends Node['kind']> = Extract<Node, { kind: K }>;

function mapNode(operation: MapOperation, inputs: readonly TensorView[]): NodeOf<'map'> {
  const shape = broadcastShape(inputs.map((input) => input.shape));
  return {
    kind: 'map',
    operation,
    inputs: inputs.map((input) => operandOf(broadcast(input, shape))),
    shape,
  };
}

function reduceNode(
  operation: ReduceOperation,
  from: number,
  inputs: readonly TensorView[],
  start: TensorView,
): NodeOf<'reduce'> {
  const whole = inputs[0]?.shape ?? [];
  const shape = whole.slice(0, from);
  return {
    kind: 'reduce',
    operation,
    inputs: inputs.map(operandOf),
    start: operandOf(broadcast(start, shape)),
    shape,
    over: whole.slice(from),
  };
}

function gatherNode(source: TensorView, index: TensorView, axis: number): NodeOf<'gather'> {
  const [before, after] = [source.strides.slice(0, axis), source.strides.slice(axis + 1)];
  const still = (strides: readonly number[]) => strides.map(() => 0);
  return {
    kind: 'gather',
    source: { ...operandOf(source), strides: [...before, ...still(index.strides), ...after] },
    index: { ...operandOf(index), strides: [...still(before), ...index.strides, ...still(after)] },
    step: source.strides[axis] ?? 0,
    shape: [...source.shape.slice(0, axis), ...index.shape, ...source.shape.slice(axis + 1)],
  };
}

function concatNode(views: readonly TensorView[], axis: number): NodeOf<'concat'> {
  const extents = views.map(({ shape }) => shape[axis] ?? 1);
  const total = extents.reduce((sum, side) => sum + side, 0);
  const shape = (views[0]?.shape ?? []).with(axis, total);
  const strides = denseStrides(shape);
  let at = 0;
  const parts = views.map((view, i): ProgramPart => {
    const offset = at * (strides[axis] ?? 0);
    at += extents[i] ?? 0;
    return { input: operandOf(view), shape: view.shape, offset, strides };
  });
  return { kind: 'concat', shape, parts };
}
