import type { Numbers } from '../../laws/linear-model.ts';

/** Largest |a − b| over the entries of `b`; NaN where either holds one. */
export function largestDifference(a: Numbers, b: Numbers): number {
  let largest = 0;
  for (let i = 0; i < b.length; i++) {
    const difference = Math.abs(a[i]! - b[i]!);
    if (!(difference <= largest)) largest = difference;
    if (Number.isNaN(largest)) break;
  }
  return largest;
}

/** Largest |value|; NaN where there is one. */
export function largestSize(values: Numbers): number {
  return largestDifference(values, new Float64Array(values.length));
}

/** Root mean square of a − b over the entries of `b`. */
export function rmsDifference(a: Numbers, b: Numbers): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum / b.length);
}
