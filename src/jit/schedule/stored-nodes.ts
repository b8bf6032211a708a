import { outputOperands, type NodeId } from '../program/program.ts';
import { registerOf } from './register-of.ts';
import { isLeaf, type Schedule } from './schedule.ts';
import { groupOfNode, usesByNode } from './uses.ts';

/** Nodes whose numbers must lie in memory: what is read in another group, at another iteration, or at the end. */
export function storedNodes({ program, groups }: Schedule): ReadonlySet<NodeId> {
  const { nodes, outputs } = program;
  const place = groupOfNode(groups, nodes.length);
  const stored = new Set<NodeId>(outputOperands(outputs).map(({ node }) => node));
  usesByNode(program).forEach((uses, id) => {
    const node = nodes[id];
    if (!node || isLeaf(node)) return;
    if (node.kind === 'concat') stored.add(id); // its parts have no register in common
    for (const { user, operand } of uses) {
      const reader = nodes[user];
      const together = place[user] === place[id];
      if (!reader || !together || registerOf(reader, operand, node) === null) stored.add(id);
    }
  });
  for (const id of stored) {
    const node = nodes[id];
    if (node && isLeaf(node)) stored.delete(id);
  }
  return stored;
}
