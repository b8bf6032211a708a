import { mapMetric, valuesOf, type Metric } from '../../model/run/metric.ts';
import type { Request } from '../trace/trace.ts';

/** Place of a node in its program; a node reads only earlier ones. */
export type NodeId = number;

/**
 * How a loop reads a node: at the loop's indices i the element offset + Σ iₖ · stridesₖ. Reshapes, slices,
 * transpositions and broadcasts are nothing else, and cost nothing.
 */
export type Operand = {
  readonly node: NodeId;
  readonly offset: number;
  /** One a dimension of the loop; 0 broadcasts. */
  readonly strides: readonly number[];
};

/** Float32 operations on one element of each operand; truth is 1 and 0. */
export const mapArity = {
  copy: 1,
  /** An integer as float32. */
  convert: 1,
  negate: 1,
  absolute: 1,
  root: 1,
  exponential: 1,
  logarithm: 1,
  floor: 1,
  ceiling: 1,
  /** To the nearest whole number, from between two to the even one. */
  nearest: 1,
  add: 2,
  subtract: 2,
  multiply: 2,
  divide: 2,
  maximum: 2,
  minimum: 2,
  less: 2,
  'less-equal': 2,
  equal: 2,
  /** The second where the first is true, else the third. */
  select: 3,
} as const;

export type MapOperation = keyof typeof mapArity;

/** What a reduction does with the elements one after another, in order. Its maximum of anything and NaN is NaN. */
export type ReduceOperation = 'sum' | 'maximum';

/** One array of numbers that a run computes, or is given, row-major. */
export type Node =
  /** One number, the same in all runs. */
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'table'; readonly values: Float32Array | Int32Array }
  /** Part of what a request to a stream hands out. */
  | {
      readonly kind: 'draw';
      readonly request: number;
      readonly offset: number;
      readonly size: number;
      readonly integer: boolean;
    }
  /** A swept number of the run. */
  | { readonly kind: 'parameter'; readonly name: string }
  | {
      readonly kind: 'map';
      readonly operation: MapOperation;
      readonly inputs: readonly Operand[];
      readonly shape: readonly number[];
    }
  /** Over the dimensions `over`, which follow those of the shape; of two operands, their products. */
  | {
      readonly kind: 'reduce';
      readonly operation: ReduceOperation;
      readonly inputs: readonly Operand[];
      /** Where each starts, over the shape. */
      readonly start: Operand;
      readonly shape: readonly number[];
      readonly over: readonly number[];
    }
  /** source[offset + Σ iₖ · stridesₖ + row · step], where `row` is what the index holds at i. */
  | {
      readonly kind: 'gather';
      readonly source: Operand;
      readonly index: Operand;
      readonly step: number;
      readonly shape: readonly number[];
    }
  /** Parts laid side by side: each is written from `offset` on with the strides given. */
  | { readonly kind: 'concat'; readonly shape: readonly number[]; readonly parts: readonly ProgramPart[] };

export type ProgramPart = {
  readonly input: Operand;
  readonly shape: readonly number[];
  readonly offset: number;
  readonly strides: readonly number[];
};

/** What a run leaves behind: where its figures stand. */
export type ProgramOutputs = {
  /** By metric, one an epoch; or one alone, which is known once. */
  readonly metrics: Readonly<Record<string, Metric<Operand>>>;
  /** By name: row-major values. */
  readonly parameters: Readonly<Record<string, { readonly input: Operand; readonly size: number }>>;
};

/** Straight-line code for one run: no branch, no call, every size known. */
export type Program = {
  readonly nodes: readonly Node[];
  readonly requests: readonly Request[];
  readonly outputs: ProgramOutputs;
  /** False where something is computed otherwise than TensorFlow.js does it, such as a power or an exponential. */
  readonly exact: boolean;
};

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, side) => size * side, 1);
}

/** How many elements a node has. */
export function nodeSize(node: Node): number {
  switch (node.kind) {
    case 'number':
    case 'parameter':
      return 1;
    case 'table':
      return node.values.length;
    case 'draw':
      return node.size;
    case 'map':
    case 'reduce':
    case 'gather':
    case 'concat':
      return sizeOf(node.shape);
  }
}

/** All that a node reads. */
export function operandsOf(node: Node): readonly Operand[] {
  switch (node.kind) {
    case 'map':
      return node.inputs;
    case 'reduce':
      return [...node.inputs, node.start];
    case 'gather':
      return [node.source, node.index];
    case 'concat':
      return node.parts.map(({ input }) => input);
    case 'number':
    case 'table':
    case 'draw':
    case 'parameter':
      return [];
  }
}

/** A node that reads others; what it reads is replaced. */
export function mapOperands(node: Node, change: (operand: Operand) => Operand): Node {
  switch (node.kind) {
    case 'map':
      return { ...node, inputs: node.inputs.map(change) };
    case 'reduce':
      return { ...node, inputs: node.inputs.map(change), start: change(node.start) };
    case 'gather':
      return { ...node, source: change(node.source), index: change(node.index) };
    case 'concat':
      return { ...node, parts: node.parts.map((part) => ({ ...part, input: change(part.input) })) };
    case 'number':
    case 'table':
    case 'draw':
    case 'parameter':
      return node;
  }
}

/** The outputs, with what they read replaced. */
export function mapOutputs(outputs: ProgramOutputs, change: (operand: Operand) => Operand): ProgramOutputs {
  return {
    metrics: Object.fromEntries(
      Object.entries(outputs.metrics).map(([name, operands]) => [name, mapMetric(operands, change)]),
    ),
    parameters: Object.fromEntries(
      Object.entries(outputs.parameters).map(([name, { input, size }]) => [
        name,
        { input: change(input), size },
      ]),
    ),
  };
}

/** Every operand that the outputs read. */
export function outputOperands({ metrics, parameters }: ProgramOutputs): readonly Operand[] {
  return [
    ...Object.values(metrics).flatMap(valuesOf),
    ...Object.values(parameters).map(({ input }) => input),
  ];
}
