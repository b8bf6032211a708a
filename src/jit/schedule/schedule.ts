import { nodeSize, sizeOf, type Node, type NodeId, type Program } from '../program/program.ts';
import { domainOf, isAccumulated } from './loop-shape.ts';

/** One nest of loops over a body, then what is computed once after it. */
export type LoopGroup = {
  /** Outermost first; empty where there is but one iteration. */
  readonly extents: readonly number[];
  readonly body: readonly NodeId[];
  readonly epilogue: readonly NodeId[];
};

/** A program cut into groups, which run one after another. */
export type Schedule = { readonly program: Program; readonly groups: readonly LoopGroup[] };

/** Given, not computed: it lies in memory before the first group runs. */
export function isLeaf(node: Node): boolean {
  return node.kind === 'number' || node.kind === 'table' || node.kind === 'draw' || node.kind === 'parameter';
}

/** Whether a node is computed to one number, by a loop that gathers it or by none. */
export function isSingle(node: Node): boolean {
  return !isLeaf(node) && nodeSize(node) === 1 && node.kind !== 'concat';
}

/** Whether a node is computed once in a run, so that it needs no loop of its own. */
export function isScalar(node: Node): boolean {
  return isSingle(node) && !isAccumulated(node);
}

/** The number of iterations of a node's loop. */
export function tripsOf(node: Node): number {
  return sizeOf(domainOf(node));
}
