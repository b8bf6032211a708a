import { nodeSize, sizeOf, type Node, type Operand, type Program } from '../program/program.ts';
import { mergeDimensions } from '../program/view.ts';
import { isUniform, rewrite, uniform, whole, type Stand } from './rewrite.ts';

/**
 * Leaves out what only passes numbers on: copies of what lies dense already, arrays of one number throughout,
 * each of which becomes that number, and sums of a single term.
 */
export function dropAliases(program: Program): Program {
  return rewrite(program, (given, emit, nodes) => {
    const node = termOf(given, nodes) ?? given;
    if (node.kind !== 'map') return whole(emit(node));
    const [source] = node.inputs;
    const stand = node.operation === 'copy' && source ? standFor(source, node.shape) : undefined;
    if (stand) return stand;
    if (nodeSize(node) === 1 || !node.inputs.every(isUniform)) return whole(emit(node));
    const inputs = node.inputs.map(({ node: id, offset }) => ({ node: id, offset, strides: [] }));
    return uniform({ node: emit({ ...node, inputs, shape: [] }), offset: 0 });
  });
}

/** A sum of one term that starts at 0 is the term, up to the sign of a zero. */
function termOf(node: Node, nodes: readonly Node[]): Node | undefined {
  if (node.kind !== 'reduce' || node.operation !== 'sum' || sizeOf(node.over) !== 1) return undefined;
  const start = nodes[node.start.node];
  if (start?.kind !== 'number' || start.value !== 0) return undefined;
  const rank = node.shape.length;
  const inputs = node.inputs.map((operand) => ({ ...operand, strides: operand.strides.slice(0, rank) }));
  return { kind: 'map', operation: inputs.length === 1 ? 'copy' : 'multiply', inputs, shape: node.shape };
}

function standFor(source: Operand, shape: readonly number[]): Stand | undefined {
  if (isUniform(source)) return uniform(source);
  const [run, ...others] = mergeDimensions({ shape, strides: source.strides });
  const dense = others.length === 0 && (run === undefined || run.stride === 1);
  return dense ? { node: source.node, offset: source.offset, uniform: false } : undefined;
}
