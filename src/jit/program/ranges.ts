import type { Request } from '../trace/trace.ts';
import { sizeOf, type Node, type NodeId, type Operand } from './program.ts';

/** float32 holds all whole numbers up to here. */
export const largestExact = 2 ** 24;

/** No normal is larger: the least that Box-Muller takes the logarithm of is 2^-32. */
const largestNormal = 7;

/** What a number can be in any run: from `low` to `high`, or NaN. */
export type Range = { readonly low: number; readonly high: number };

const anything: Range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/**
 * Bounds what nodes can hold in any run, whatever is drawn; without end where nothing is known.
 *
 * @param nodes a list that grows; a node reads only earlier ones
 */
export function createRanges(nodes: readonly Node[], requests: readonly Request[]): (node: NodeId) => Range {
  const known: Range[] = [];
  const of = ({ node }: Pick<Operand, 'node'>): Range => known[node] ?? anything;
  return (node) => {
    for (let id = known.length; id <= node; id++) {
      const own = nodes[id];
      const range = own ? rangeOf(own, of, requests) : anything;
      known.push(Number.isNaN(range.low) || Number.isNaN(range.high) ? anything : range); // 0 · ∞
    }
    return of({ node });
  };
}

function rangeOf(node: Node, of: (operand: Operand) => Range, requests: readonly Request[]): Range {
  switch (node.kind) {
    case 'number':
      return { low: node.value, high: node.value };
    case 'table':
      return [...node.values].map((value) => ({ low: value, high: value })).reduce(hull, { low: 0, high: 0 });
    case 'draw':
      return rangeDrawn(requests[node.request]);
    case 'parameter':
      return anything;
    case 'map':
      return rangeOfMap(node, node.inputs.map(of));
    case 'reduce': {
      const term = node.inputs.map(of).reduce(multiply, { low: 1, high: 1 });
      if (node.operation === 'maximum') return term;
      const count = sizeOf(node.over);
      return add(of(node.start), { low: term.low * count, high: term.high * count });
    }
    case 'gather':
      return of(node.source);
    case 'concat':
      return node.parts.map(({ input }) => of(input)).reduce(hull);
  }
}

function rangeDrawn(request: Request | undefined): Range {
  const bounds = request?.bounds ?? [];
  const [first = Number.NaN] = bounds;
  const end = bounds.at(-1) ?? Number.NaN;
  switch (request?.kind) {
    case 'normal':
      return { low: -largestNormal, high: largestNormal };
    case 'bernoulli':
      return { low: 0, high: 1 };
    case 'permutation':
      return { low: 0, high: request.size - 1 };
    case 'choice':
      return { low: 0, high: end - 1 };
    case 'integers':
      return { low: first, high: end - 1 };
    case 'uniform':
      return { low: first, high: end };
    case undefined:
      return anything;
  }
}

function rangeOfMap(
  { operation }: Extract<Node, { kind: 'map' }>,
  [a = anything, b = anything, c = anything]: readonly Range[],
): Range {
  switch (operation) {
    case 'copy':
      return a;
    case 'convert':
      return hull(a, { low: 0, high: 0 }); // towards zero
    case 'negate':
      return { low: -a.high, high: -a.low };
    case 'absolute':
      return { low: 0, high: largestIn(a) };
    case 'floor':
    case 'ceiling':
    case 'nearest':
      return { low: a.low - 1, high: a.high + 1 };
    case 'root':
      return { low: 0, high: Math.max(1, a.high) };
    case 'add':
      return add(a, b);
    case 'subtract':
      return { low: a.low - b.high, high: a.high - b.low };
    case 'multiply':
      return multiply(a, b);
    case 'maximum':
      return { low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) };
    case 'minimum':
      return { low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) };
    case 'less':
    case 'less-equal':
    case 'equal':
      return { low: 0, high: 1 };
    case 'select':
      return hull(b, c);
    case 'divide':
    case 'exponential':
    case 'logarithm':
      return anything;
  }
}

function hull(a: Range, b: Range): Range {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

function add(a: Range, b: Range): Range {
  return { low: a.low + b.low, high: a.high + b.high };
}

function multiply(a: Range, b: Range): Range {
  const ends = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

/** The largest magnitude in a range. */
export function largestIn({ low, high }: Range): number {
  return Math.max(Math.abs(low), Math.abs(high));
}
