import type { Node, NodeId, Operand, Program } from '../program/program.ts';
import { rewrite, whole } from './rewrite.ts';

/** Computes once what is computed several times from the same operands. */
export function eliminateCommonSubexpressions(program: Program): Program {
  const known = new Map<string, NodeId>();
  return rewrite(program, (node, emit) => {
    if (node.kind === 'table') return whole(emit(node));
    const key = nodeKey(node);
    const found = known.get(key) ?? emit(node);
    known.set(key, found);
    return whole(found);
  });
}

function nodeKey(node: Node): string {
  if (node.kind === 'number') return `number ${Object.is(node.value, -0) ? '-0' : node.value}`;
  if (node.kind !== 'map') return JSON.stringify(node);
  const { operation, shape } = node;
  const inputs = node.inputs.map(operandKey);
  // Sums and products are the same whichever side comes first.
  if (operation === 'add' || operation === 'multiply') inputs.sort();
  return `${operation} ${shape.join()} of ${inputs.join(' and ')}`;
}

function operandKey({ node, offset, strides }: Operand): string {
  return `${node}+${offset}:${strides.join()}`;
}
