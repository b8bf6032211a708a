import { operandsOf, type NodeId, type Operand, type Program } from '../program/program.ts';

/** One place where a node is read. */
export type Use = { readonly user: NodeId; readonly operand: Operand };

/** By node: where it is read by other nodes. */
export function usesByNode({ nodes }: Program): readonly (readonly Use[])[] {
  const users: Use[][] = nodes.map(() => []);
  nodes.forEach((node, user) => {
    for (const operand of operandsOf(node)) users[operand.node]?.push({ user, operand });
  });
  return users;
}

/** By node: the group that computes it; -1 for what is given. */
export function groupOfNode(
  groups: readonly { readonly body: readonly NodeId[]; readonly epilogue: readonly NodeId[] }[],
  count: number,
): readonly number[] {
  const of = Array.from({ length: count }, () => -1);
  groups.forEach(({ body, epilogue }, group) => {
    for (const id of [...body, ...epilogue]) of[id] = group;
  });
  return of;
}
