import type { SettingValue } from '../../../model/experiment/settings.ts';

/** A setting's value, and the amount drawn there. */
type Point = readonly [value: SettingValue | undefined, amount: number];
type SizedPoint = readonly [value: number, amount: number];

/**
 * Returns true if amounts follow a setting as they follow a size, or do not change at all. A size is a whole
 * number of 1 or more. An amount that follows it is k·v + c (units of a layer, one order for each epoch), a
 * rounded share of it (rows held out), or m·⌈n/v⌉ and m·⌊n/v⌋ (batches), with whole k, m, n of 1 or more. A
 * strength such as λ is refused: its values are no whole numbers, include 0, or lie in no such ratio to the
 * amounts.
 *
 * @param loosely true if amounts of several causes are counted together; then any amount that rises or falls
 * with
 * the size is accepted
 */
export function followsSize(points: readonly Point[], loosely = false): boolean {
  if (points.every(([, amount]) => amount === points[0]?.[1])) return true;
  if (points.some(([, amount]) => amount === 0)) return false; // a stream from which one cell never draws
  const sized = points.filter((point): point is SizedPoint => isSize(point[0]));
  if (sized.length < points.length) return false;
  const sorted = sized.toSorted(([a], [b]) => a - b);
  if (loosely) return isMonotone(sorted);
  return isAffine(sorted) || isShare(sorted) || isBatches(sorted);
}

function isSize(value: SettingValue | undefined): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}

function isMonotone(points: readonly SizedPoint[]): boolean {
  const steps = points.slice(1).map(([, amount], i) => amount - points[i]![1]);
  return steps.every((step) => step > 0) || steps.every((step) => step < 0);
}

function isAffine(points: readonly SizedPoint[]): boolean {
  const [[v0, a0], [v1, a1]] = points as readonly [SizedPoint, SizedPoint]; // at least two points, or all were alike
  const slope = (a1 - a0) / (v1 - v0);
  const rest = a0 - slope * v0;
  return (
    Number.isInteger(slope) &&
    slope > 0 &&
    rest >= 0 &&
    points.every(([value, amount]) => amount === slope * value + rest)
  );
}

/** True if the amounts are ⌊c·v⌋, or the nearest whole number to c·v, for one c. */
function isShare(points: readonly SizedPoint[]): boolean {
  const fits = (below: number, above: number) => {
    const low = Math.max(...points.map(([value, amount]) => (amount - below) / value));
    const high = Math.min(...points.map(([value, amount]) => (amount + above) / value));
    return low < high && low >= 0;
  };
  return fits(0, 1) || fits(0.5, 0.5);
}

/** True if the amounts are m·⌈n/v⌉ or m·⌊n/v⌋, for one m and n. */
function isBatches(points: readonly SizedPoint[]): boolean {
  const most = points.reduce((divisor, [, amount]) => greatestDivisor(divisor, amount), 0);
  const divisors = Array.from({ length: most }, (_, i) => i + 1).filter((m) => most % m === 0);
  return divisors.some((m) => {
    const counts = points.map(([value, amount]) => [value, amount / m] as const);
    const lowest = (of: (value: number, count: number) => number) =>
      Math.max(...counts.map(([v, c]) => of(v, c)));
    const highest = (of: (value: number, count: number) => number) =>
      Math.min(...counts.map(([v, c]) => of(v, c)));
    const up = lowest((v, c) => (c - 1) * v + 1) <= highest((v, c) => c * v);
    const down = lowest((v, c) => c * v) <= highest((v, c) => (c + 1) * v - 1);
    return up || down;
  });
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
