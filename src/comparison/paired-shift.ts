import { describeSample } from '../statistics/describe-sample.ts';
import { median } from '../statistics/quantile.ts';

/** A figure of one run or seed, before and after. */
export type Pair = { readonly base: number; readonly head: number };

/** How a figure moved between runs that differ only in the code. */
export type Shift = {
  /** Medians over the pairs; null if no pair has a number. */
  readonly base: number | null;
  readonly head: number | null;
  /** The median of the changes of each pair, which is not the change of the medians. */
  readonly shift: number | null;
  /** `shift` in standard deviations of `base` over the seeds; null if there is no spread to measure by. */
  readonly sds: number | null;
  readonly pairs: number;
  /** Pairs whose change is no number: a NaN on one side, or two different infinities. */
  readonly lost: number;
  /** Whether every pair is the same to the last bit. */
  readonly same: boolean;
};

/** Compares a figure pair by pair, so that what a pair shares, such as data and initial weights, cancels. */
export function pairedShift(pairs: readonly Pair[]): Shift {
  const changes = pairs.map(changeOf);
  const shift = medianOf(changes);
  const sd = spreadOf(pairs.map(({ base }) => base));
  const sds = shift === null || sd === null ? null : shift / sd;
  return {
    base: medianOf(pairs.map(({ base }) => base)),
    head: medianOf(pairs.map(({ head }) => head)),
    shift,
    sds: sds !== null && Number.isFinite(sds) ? sds : null,
    pairs: pairs.length,
    lost: changes.filter(Number.isNaN).length,
    same: pairs.every(({ base, head }) => sameNumber(base, head)),
  };
}

/** Returns true if two numbers are equal. NaN equals NaN, and −0 equals 0, since JSON knows no −0. */
export function sameNumber(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

/** Returns the change of a pair. It is 0 for equal numbers, though ∞ − ∞ and NaN − NaN are NaN. */
function changeOf({ base, head }: Pair): number {
  return sameNumber(base, head) ? 0 : head - base;
}

/** Returns the median, or null without a number. Infinities count, NaN does not. */
function medianOf(values: readonly number[]): number | null {
  const numbers = values.filter((value) => !Number.isNaN(value));
  return numbers.length === 0 ? null : median(numbers);
}

/** Returns the standard deviation of the finite values, or null if there is no spread to measure by. */
function spreadOf(values: readonly number[]): number | null {
  const { sd } = describeSample(values.filter(Number.isFinite));
  return Number.isFinite(sd) && sd > 0 ? sd : null;
}
