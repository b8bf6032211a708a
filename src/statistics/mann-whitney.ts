import { nanAsLargest } from './nan-as-largest.ts';
import { mannWhitneyNull } from './mann-whitney-null.ts';
import { normalTail } from './normal-tail.ts';

/** The exact distribution is computed up to this many pairs: some 30 ms for 100 against 100, once. */
const maxPairs = 10_000;

/**
 * Two-sided Mann-Whitney U test: do two samples come from one law?
 *
 * Where no two values are equal and there are at most 10,000 pairs, p is exact: twice the smaller
 * tail of all orders, at most 1. Else it is the normal approximation with corrections for ties and
 * continuity. With ties in small samples that approximation's far tail is too light: 5 values below
 * 20 that are all equal get 1.5e-6, where the exact chance is 3.8e-5.
 *
 * Infinities rank as what they are; NaN ranks with +∞, largest of all. Refusing it would turn a fresh
 * run that diverged into an error of the tool, and dropping it would hide the very drift that is sought.
 *
 * @param a,b at least one value each
 * @returns `u`: of all pairs, those in which a's value is the larger, ties for a half; `p` in (0, 1]
 * @throws RangeError for an empty sample
 * Source: Mann and Whitney, Annals of Mathematical Statistics 18 (1947); Lehmann, Nonparametrics (1975), 1.4 for ties.
 */
export function mannWhitney(a: readonly number[], b: readonly number[]): { u: number; p: number } {
  if (a.length === 0 || b.length === 0) throw new RangeError('mannWhitney: a sample is empty');
  const pairs = a.length * b.length;
  const { rankSum, ties } = rank(a.map(nanAsLargest), b.map(nanAsLargest));
  const u = rankSum - (a.length * (a.length + 1)) / 2;
  const smaller = Math.min(u, pairs - u);
  const tail =
    ties === 0 && pairs <= maxPairs
      ? mannWhitneyNull(a.length, b.length)[smaller]!
      : approximateTail(smaller, a.length, b.length, ties);
  // So far out that float64 has no number left, p still is not 0.
  return { u, p: Math.max(Math.min(1, 2 * tail), Number.MIN_VALUE) };
}

/** The sum of a's ranks among all values, equal ones sharing their mean rank; `ties`: Σ t³ − t over groups of t equal values. */
function rank(a: readonly number[], b: readonly number[]): { rankSum: number; ties: number } {
  const [own, all] = [Float64Array.from(a).toSorted(), Float64Array.from([...a, ...b]).toSorted()];
  let [rankSum, ties, from, counted] = [0, 0, 0, 0];
  while (from < all.length) {
    let [to, ranked] = [from + 1, counted];
    while (all[to] === all[from]) to++;
    while (own[ranked] === all[from]) ranked++;
    rankSum += ((ranked - counted) * (from + 1 + to)) / 2;
    counted = ranked;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  return { rankSum, ties };
}

function approximateTail(smaller: number, n: number, m: number, ties: number): number {
  const all = n + m;
  const variance = ((n * m) / 12) * (all + 1 - ties / (all * (all - 1)));
  // Where all values are equal this is −0.5 / 0: a tail of 1, and p = 1.
  return normalTail(((n * m) / 2 - smaller - 0.5) / Math.sqrt(variance));
}
