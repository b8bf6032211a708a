import type { Node, NodeId } from '../program/program.ts';
import { registerOf } from './register-of.ts';
import { isLeaf, isScalar, isSingle, type LoopGroup, type Schedule } from './schedule.ts';
import { groupOfNode, usesByNode } from './uses.ts';

/**
 * Moves cheap operations into the one later group that takes what they make, where all that they read lies
 * in memory anyway: computed there, it need not be stored and read back.
 */
export function sinkChains(schedule: Schedule): Schedule {
  const { program, groups } = schedule;
  const { nodes } = program;
  const users = usesByNode(program);
  const place = [...groupOfNode(groups, nodes.length)];

  /** Whether an operand of `reader` can be had outside its own group without storing it for this alone. */
  const isAtHand = (id: NodeId, reader: NodeId): boolean => {
    const node = nodes[id];
    if (!node || isLeaf(node) || isSingle(node)) return true;
    const uses = users[id] ?? [];
    if (uses.some(({ user }) => user !== reader && place[user] !== place[id])) return true;
    // Its reader's alone, and cheap: it will sink along.
    const mayFollow =
      node.kind === 'map' && place[id] === place[reader] && uses.every(({ user }) => user === reader);
    return mayFollow && node.inputs.every((operand) => isAtHand(operand.node, id));
  };

  for (let id = nodes.length - 1; id >= 0; id--) {
    const node = nodes[id];
    if (node?.kind !== 'map' || isScalar(node)) continue;
    const own = users[id] ?? [];
    const target = place[own[0]?.user ?? -1] ?? -1;
    const together = own.every(({ user, operand }) => {
      const reader = nodes[user];
      return place[user] === target && isCheap(reader) && registerOf(reader, operand, node) === 'iteration';
    });
    const sameExtents = groups[target]?.extents.join() === groups[place[id] ?? -1]?.extents.join();
    if (target <= (place[id] ?? -1) || !together || !sameExtents) continue;
    if (node.inputs.every((operand) => isAtHand(operand.node, id))) place[id] = target;
  }
  return { program, groups: regroup(groups, place) };
}

function isCheap(node: Node | undefined): node is Node {
  return node?.kind === 'map' && !isScalar(node);
}

function regroup(groups: readonly LoopGroup[], place: readonly number[]): readonly LoopGroup[] {
  const after = new Set(groups.flatMap(({ epilogue }) => epilogue));
  const bodies: NodeId[][] = groups.map(() => []);
  place.forEach((group, id) => {
    if (!after.has(id)) bodies[group]?.push(id);
  });
  return groups.map((group, at) => ({ ...group, body: bodies[at] ?? [] }));
}
