import type { Numbers } from '../../laws/linear-model.ts';

/** Returns the largest |a − b| over the entries of `b`; NaN if either holds one. */
export function largestDifference(a: Numbers, b: Numbers): number {
  let largest = 0;
  for (let i = 0; i < b.length; i++) {
    const difference = Math.abs(a[i]! - b[i]!);
    if (!(difference <= largest)) largest = difference;
    if (Number.isNaN(largest)) break;
  }
  return largest;
}

/** Returns the largest |value|; NaN if there is one. */
export function largestSize(values: Numbers): number {
  return largestDifference(values, new Float64Array(values.length));
}

/** Returns the root mean square of a − b over the entries of `b`. */
export function rmsDifference(a: Numbers, b: Numbers): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum / b.length);
}
