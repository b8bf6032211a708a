/**
 * NaN as +∞: training that overflowed ends in the one or the other, by the epoch in which it was
 * stopped, so that neither may count as more or less diverged than the other.
 */
export function nanAsLargest(value: number): number {
  return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
}
