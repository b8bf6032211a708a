import type { Request } from '../trace/trace.ts';
import { sizeOf, type Node, type NodeId, type Operand } from './program.ts';

/** float32 holds all whole numbers up to here. */
export const largestExact = 2 ** 24;

/** No normal is larger: the least that Box-Muller takes the logarithm of is 2^-32. */
const largestNormal = 7;

/**
 * Bounds what nodes can hold in any run, whatever is drawn: the largest magnitude, infinite where nothing is known.
 *
 * @param nodes a list that grows; a node reads only earlier ones
 */
export function openMagnitudes(
  nodes: readonly Node[],
  requests: readonly Request[],
): (node: NodeId) => number {
  const known: number[] = [];
  const of = ({ node }: Pick<Operand, 'node'>): number => known[node] ?? Number.POSITIVE_INFINITY;
  return (node) => {
    for (let id = known.length; id <= node; id++) {
      const own = nodes[id];
      const bound = own ? boundOf(own, of, requests) : Number.NaN;
      known.push(Number.isNaN(bound) ? Number.POSITIVE_INFINITY : bound); // 0 · ∞
    }
    return of({ node });
  };
}

function boundOf(node: Node, of: (operand: Operand) => number, requests: readonly Request[]): number {
  switch (node.kind) {
    case 'number':
      return Math.abs(node.value);
    case 'table':
      return largestOf(node.values);
    case 'draw':
      return boundOfDraw(requests[node.request]);
    case 'parameter':
      return Number.POSITIVE_INFINITY;
    case 'map':
      return boundOfMap(node, node.inputs.map(of));
    case 'fold': {
      const term = node.inputs.map(of).reduce((product, bound) => product * bound, 1);
      return node.operation === 'maximum' ? term : of(node.start) + term * sizeOf(node.over);
    }
    case 'gather':
      return of(node.source);
    case 'join':
      return Math.max(...node.parts.map(({ input }) => of(input)));
  }
}

function boundOfDraw(request: Request | undefined): number {
  const bounds = request?.bounds?.map(Math.abs) ?? [];
  switch (request?.kind) {
    case 'normal':
      return largestNormal;
    case 'bernoulli':
      return 1;
    case 'permutation':
      return request.size;
    case 'uniform':
    case 'integers':
    case 'choice':
      return Math.max(...bounds);
    case undefined:
      return Number.POSITIVE_INFINITY;
  }
}

function boundOfMap(
  { operation }: Extract<Node, { kind: 'map' }>,
  [a = Number.NaN, b = 0, c = 0]: readonly number[],
): number {
  switch (operation) {
    case 'copy':
    case 'convert':
    case 'negate':
    case 'absolute':
      return a;
    case 'floor':
    case 'ceiling':
    case 'nearest':
      return a + 1;
    case 'root':
      return Math.max(1, a);
    case 'add':
    case 'subtract':
      return a + b;
    case 'multiply':
      return a * b;
    case 'maximum':
    case 'minimum':
      return Math.max(a, b);
    case 'less':
    case 'less-equal':
    case 'equal':
      return 1;
    case 'select':
      return Math.max(b, c);
    case 'divide':
    case 'exponential':
    case 'logarithm':
      return Number.POSITIVE_INFINITY;
  }
}

function largestOf(values: Iterable<number>): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
