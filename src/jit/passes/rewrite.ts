import {
  mapOperands,
  mapOutputs,
  type Node,
  type NodeId,
  type Operand,
  type Program,
} from '../program/program.ts';

/** What stands for a node: the elements of another from `offset` on, or one of its elements for all of them. */
export type Stand = { readonly node: NodeId; readonly offset: number; readonly uniform: boolean };

/** Appends a node to the new program. */
export type Emit = (node: Node) => NodeId;

/** What becomes of a node, whose operands are of the new program already. */
export type RewriteNode = (node: Node, emit: Emit, nodes: readonly Node[]) => Stand;

/** All of a new node, in place of an old one of the same shape. */
export function whole(node: NodeId): Stand {
  return { node, offset: 0, uniform: false };
}

/** One number in place of an array that holds it everywhere. */
export function uniform({ node, offset }: Pick<Operand, 'node' | 'offset'>): Stand {
  return { node, offset, uniform: true };
}

/** Builds a program anew from its first node to its last. */
export function rewrite(program: Program, rewriteNode: RewriteNode): Program {
  const nodes: Node[] = [];
  const stands: Stand[] = [];
  const emit: Emit = (node) => nodes.push(node) - 1;
  const relocate = ({ node, offset, strides }: Operand): Operand => {
    const stand = stands[node];
    if (!stand) throw new Error(`node ${node} is read before it is made`);
    return stand.uniform
      ? { node: stand.node, offset: stand.offset, strides: strides.map(() => 0) }
      : { node: stand.node, offset: stand.offset + offset, strides };
  };
  for (const node of program.nodes) {
    const moved = mapOperands(node, relocate);
    // Where one number stands for all rows there are none to choose from.
    const rowless = node.kind === 'gather' && stands[node.source.node]?.uniform === true;
    const own: Node =
      rowless && moved.kind === 'gather'
        ? { kind: 'map', operation: 'copy', inputs: [moved.source], shape: moved.shape }
        : moved;
    stands.push(rewriteNode(own, emit, nodes));
  }
  return { ...program, nodes, outputs: mapOutputs(program.outputs, relocate) };
}

/** Whether an operand sees the same element at every index. */
export function isUniform({ strides }: Operand): boolean {
  return strides.every((stride) => stride === 0);
}
