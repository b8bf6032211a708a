import { outputOperands, type NodeId } from '../program/program.ts';
import { isLeaf, isScalar, readsInPlace, type Schedule } from './schedule.ts';
import { isAccumulated } from './loop-shape.ts';
import { groupOfNode, usersOf } from './users-of.ts';

/** Nodes whose numbers must lie in memory: what is read in another group, at another iteration, or at the end. */
export function storedNodes({ program, groups }: Schedule): ReadonlySet<NodeId> {
  const { nodes, outputs } = program;
  const place = groupOfNode(groups, nodes.length);
  const stored = new Set<NodeId>(outputOperands(outputs).map(({ node }) => node));
  usersOf(program).forEach((uses, id) => {
    const node = nodes[id];
    if (!node || isLeaf(node)) return;
    if (node.kind === 'join') stored.add(id); // its parts have no register in common
    const once = isScalar(node) || isAccumulated(node);
    for (const { user, operand } of uses) {
      const reader = nodes[user];
      const inRegister =
        reader !== undefined &&
        place[user] === place[id] &&
        (once ? isScalar(reader) && reader.kind === 'map' : readsInPlace(reader, operand, node));
      if (!inRegister) stored.add(id);
    }
  });
  for (const id of stored) {
    const node = nodes[id];
    if (node && isLeaf(node)) stored.delete(id);
  }
  return stored;
}
