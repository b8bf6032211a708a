import { operations } from '../program/interpret.ts';
import type { MapOperation, Node, NodeId, Operand, Program } from '../program/program.ts';
import { isUniform, rewrite, uniform, whole, type Emit, type Stand } from './rewrite.ts';

type MapNode = Extract<Node, { kind: 'map' }>;

/** Operations that a constant makes void: x · 1, x / 1, x − 0. Not x + 0, which turns −0 into 0. */
const neutral: Partial<
  Record<MapOperation, { readonly value: number; readonly extents: readonly number[] }>
> = {
  multiply: { value: 1, extents: [0, 1] },
  divide: { value: 1, extents: [1] },
  subtract: { value: 0, extents: [1] },
};

/** Computes what rests on constants alone, and leaves out what a constant makes void. */
export function foldConstants(program: Program): Program {
  return rewrite(program, (node, emit, nodes) => {
    if (node.kind !== 'map') return whole(emit(node));
    const constants = node.inputs.map((input) => constantOf(input, nodes));
    return foldAll(node, constants, emit) ?? passOn(node, constants) ?? whole(emit(node));
  });
}

function foldAll(
  { operation }: MapNode,
  constants: readonly (number | undefined)[],
  emit: Emit,
): Stand | undefined {
  const values = constants.filter((value) => value !== undefined);
  if (values.length < constants.length) return undefined;
  const apply: (...operands: number[]) => number = operations[operation];
  return uniform({ node: emit({ kind: 'number', value: Math.fround(apply(...values)) }), offset: 0 });
}

/** The other side, where one is void. */
function passOn({ operation, inputs, shape }: MapNode, constants: readonly (number | undefined)[]) {
  const rule = neutral[operation];
  const side = rule?.extents.find((at) => Object.is(constants[at], rule.value));
  const other = side === undefined ? undefined : inputs[1 - side];
  if (!other) return undefined;
  return isUniform(other) ? uniform(other) : standWhere(other, shape);
}

function standWhere(operand: Operand, shape: readonly number[]): Stand | undefined {
  let step = 1;
  for (let k = shape.length - 1; k >= 0; k--) {
    if (shape[k] !== 1 && operand.strides[k] !== step) return undefined;
    step *= shape[k] ?? 1;
  }
  return { node: operand.node, offset: operand.offset, uniform: false };
}

/** The number that an operand is everywhere. */
export function constantOf(operand: { readonly node: NodeId }, nodes: readonly Node[]): number | undefined {
  const node = nodes[operand.node];
  return node?.kind === 'number' ? node.value : undefined;
}
