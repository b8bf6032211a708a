import { nodeSize, operandsOf, outputOperands, type NodeId } from '../program/program.ts';
import { isLeaf, type Schedule } from './schedule.ts';
import { storedNodes } from './stored-nodes.ts';
import { groupOfNode } from './uses.ts';

/** Where everything lies, counted in elements of one lane from the start of the memory. */
export type Layout = {
  /** By node: its first element; undefined for what stays in registers and for numbers in the code. */
  readonly places: readonly (number | undefined)[];
  /** By request to a stream: its first element. */
  readonly requests: readonly number[];
  /** By name: the place of each swept number. */
  readonly parameters: Readonly<Record<string, number>>;
  /** All of it. */
  readonly size: number;
};

/**
 * Gives each stored node its place. Memory whose last reader has run is taken again, by nodes of the same
 * size, so that a run's working set stays in the cache.
 */
export function planBuffers(schedule: Schedule): Layout {
  const { program, groups } = schedule;
  const { nodes } = program;
  let size = 0;
  const take = (count: number): number => {
    const place = size;
    size += count;
    return place;
  };
  const requests = program.requests.map((request) => take(request.size));
  const parameters: Record<string, number> = {};
  const places: (number | undefined)[] = nodes.map((node) => {
    if (node.kind === 'draw') return (requests[node.request] ?? 0) + node.offset;
    if (node.kind === 'table') return take(node.values.length);
    if (node.kind === 'parameter') return (parameters[node.name] ??= take(1));
    return undefined;
  });

  const stored = storedNodes(schedule);
  const dies = lastReaders(schedule);
  const free = new Map<number, number[]>();
  groups.forEach(({ body, epilogue }, group) => {
    for (const id of [...body, ...epilogue]) {
      const node = nodes[id];
      if (!node || !stored.has(id)) continue;
      const count = nodeSize(node);
      places[id] = free.get(count)?.pop() ?? take(count);
    }
    for (const id of dies.get(group) ?? []) {
      const [node, place] = [nodes[id], places[id]];
      if (!node || place === undefined) continue;
      const count = nodeSize(node);
      free.set(count, [...(free.get(count) ?? []), place]);
    }
  });
  return { places, requests, parameters, size };
}

/** By group: the computed nodes that no later group reads; what is an output is read at the end. */
function lastReaders({ program, groups }: Schedule): ReadonlyMap<number, readonly NodeId[]> {
  const { nodes, outputs } = program;
  const place = groupOfNode(groups, nodes.length);
  const last = [...place];
  nodes.forEach((node, id) => {
    for (const operand of operandsOf(node))
      last[operand.node] = Math.max(last[operand.node] ?? -1, place[id] ?? -1);
  });
  const kept = new Set(outputOperands(outputs).map(({ node }) => node));
  const dies = new Map<number, NodeId[]>();
  nodes.forEach((node, id) => {
    const group = last[id] ?? -1;
    if (isLeaf(node) || kept.has(id) || group < 0) return;
    dies.set(group, [...(dies.get(group) ?? []), id]);
  });
  return dies;
}
