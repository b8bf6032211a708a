import { operandsOf, outputOperands, type NodeId, type Program } from '../program/program.ts';
import { rewrite, whole } from './rewrite.ts';

/** Leaves out what no output rests on, such as losses that nobody reads. */
export function eliminateDeadCode(program: Program): Program {
  const live = new Set<NodeId>(outputOperands(program.outputs).map(({ node }) => node));
  for (let id = program.nodes.length - 1; id >= 0; id--) {
    const node = program.nodes[id];
    if (node && live.has(id)) for (const operand of operandsOf(node)) live.add(operand.node);
  }
  let id = 0;
  return rewrite(program, (node, emit) => (live.has(id++) ? whole(emit(node)) : whole(-1)));
}
