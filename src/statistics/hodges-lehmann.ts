import { quantile } from './quantile.ts';
import { nanAsLargest } from './nan-as-largest.ts';

/**
 * By how much b lies above a: the median of all differences b − a, which is what a Mann-Whitney test
 * compares with 0, and which a few wild values cannot carry off as they carry off a mean.
 *
 * NaN counts as +∞. Two values that are equal, infinities too, differ by 0; where the two middle
 * differences are −∞ and +∞, which side b lies on is open, and the shift is 0.
 *
 * @param a,b at least one value each
 * @throws RangeError for an empty sample
 * Source: Hodges and Lehmann, Annals of Mathematical Statistics 34 (1963).
 */
export function hodgesLehmann(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) throw new RangeError('hodgesLehmann: a sample is empty');
  const [from, to] = [a.map(nanAsLargest), b.map(nanAsLargest)];
  const differences = new Float64Array(from.length * to.length);
  let next = 0;
  for (const x of from) for (const y of to) differences[next++] = x === y ? 0 : y - x;
  differences.sort(); // a typed array sorts by value
  const median = quantile(differences, 0.5);
  return Number.isNaN(median) ? 0 : median;
}
