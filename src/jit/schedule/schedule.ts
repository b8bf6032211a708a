import { nodeSize, type Node, type NodeId, type Operand, type Program } from '../program/program.ts';
import { domainOf, isAccumulated, loopsOf } from './loop-shape.ts';

/** One nest of loops over a body, then what is computed once after it. */
export type Group = {
  /** Outermost first; empty where there is but one iteration. */
  readonly sides: readonly number[];
  readonly body: readonly NodeId[];
  readonly epilogue: readonly NodeId[];
};

/** A program cut into groups, which run one after another. */
export type Schedule = { readonly program: Program; readonly groups: readonly Group[] };

/** Given, not computed: it lies in memory before the first group runs. */
export function isLeaf(node: Node): boolean {
  return node.kind === 'number' || node.kind === 'table' || node.kind === 'draw' || node.kind === 'parameter';
}

/** Whether a node is computed once in a run, so that it needs no loop of its own. */
export function isScalar(node: Node): boolean {
  return !isLeaf(node) && nodeSize(node) === 1 && !isAccumulated(node) && node.kind !== 'join';
}

/** The number of iterations of a node's loop. */
export function tripsOf(node: Node): number {
  return domainOf(node).reduce((product, side) => product * side, 1);
}

/**
 * Whether a node reads an operand where it stands in its own loop: the element of this very iteration,
 * which is then in a register.
 */
export function readsInPlace(node: Node, operand: Operand, source: Node): boolean {
  if (operand.offset !== 0 || nodeSize(source) !== tripsOf(node)) return false;
  const { sides, strides } = loopsOf(node);
  if (node.kind === 'gather') return false;
  const operands = node.kind === 'map' || isAccumulated(node) ? inputsOf(node) : [];
  const at = operands.indexOf(operand);
  if (at < 0) return false;
  let step = 1;
  for (let k = sides.length - 1; k >= 0; k--) {
    if (strides[at]?.[k] !== step) return false;
    step *= sides[k] ?? 1;
  }
  return true;
}

function inputsOf(node: Node): readonly Operand[] {
  return node.kind === 'map' || node.kind === 'fold' ? node.inputs : [];
}
