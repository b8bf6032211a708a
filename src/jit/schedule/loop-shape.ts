import { sizeOf, type Node, type Operand } from '../program/program.ts';

/** A nest of loops, outermost first, and for each operand how far it moves with each. */
export type LoopShape = {
  readonly extents: readonly number[];
  readonly strides: readonly (readonly number[])[];
};

/**
 * The loops that it takes to walk some operands through a shape: dimensions that all operands walk through
 * with one stride become one loop; extents of 1 take none.
 */
export function mergeLoops(
  shape: readonly number[],
  operands: readonly Pick<Operand, 'strides'>[],
): LoopShape {
  const extents: number[] = [];
  const strides: number[][] = operands.map(() => []);
  shape.forEach((side, k) => {
    if (side === 1) return;
    const steps = operands.map((operand) => operand.strides[k] ?? 0);
    const last = extents.length - 1;
    const merges = last >= 0 && strides.every((own, i) => own[last] === (steps[i] ?? 0) * side);
    if (merges) {
      extents[last] = (extents[last] ?? 1) * side;
      strides.forEach((own, i) => (own[last] = steps[i] ?? 0));
    } else {
      extents.push(side);
      strides.forEach((own, i) => own.push(steps[i] ?? 0));
    }
  });
  return { extents, strides };
}

/** The iterations of a node, each of which makes one element, or one term of the only element that there is. */
export function domainOf(node: Node): readonly number[] {
  if (node.kind === 'reduce') return isAccumulated(node) ? node.over : node.shape;
  return 'shape' in node ? node.shape : [];
}

/** Whether a reduction makes a single number, which its loop gathers as it goes. */
export function isAccumulated(node: Node): boolean {
  return node.kind === 'reduce' && sizeOf(node.shape) === 1 && sizeOf(node.over) > 1;
}

/** By node: every stage asks for the same. */
const known = new WeakMap<Node, LoopShape>();

/** The loops of a node, over its domain. */
export function loopsOf(node: Node): LoopShape {
  const found = known.get(node) ?? mergeLoops(domainOf(node), domainOperands(node));
  known.set(node, found);
  return found;
}

/** What a node reads as it goes through its domain: a reduction within its loop walks on from there by itself. */
export function domainOperands(node: Node): readonly Operand[] {
  switch (node.kind) {
    case 'map':
      return node.inputs;
    case 'gather':
      return [node.source, node.index];
    case 'reduce': {
      const rank = node.shape.length;
      if (isAccumulated(node))
        return node.inputs.map((input) => ({ ...input, strides: input.strides.slice(rank) }));
      return [...node.inputs, node.start].map((input) => ({
        ...input,
        strides: input.strides.slice(0, rank),
      }));
    }
    case 'number':
    case 'table':
    case 'draw':
    case 'parameter':
    case 'concat':
      return [];
  }
}

/** The strides of a loop nest for what one loop of the same length walks through. */
export function spreadStride(stride: number, extents: readonly number[]): readonly number[] {
  let step = stride;
  const strides: number[] = [];
  for (const side of extents.toReversed()) {
    strides.unshift(step);
    step *= side;
  }
  return strides;
}
