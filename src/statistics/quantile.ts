/**
 * Returns the quantile of a sample by linear interpolation between order statistics (type 7 of Hyndman and
 * Fan, The American Statistician 50, 1996). NaN if the sample is empty, or if it lies between two different
 * infinities.
 *
 * @param sorted in ascending order, without NaN
 * @param share between 0 and 1
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  const part = place - Math.floor(place);
  if (below === above) return below;
  const whole = below + (above - below) * part;
  return Number.isFinite(whole) ? whole : below * (1 - part) + above * part; // the difference may overflow
}

/** Returns the median of a sample without NaN; NaN if it is empty. */
export function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    0.5,
  );
}
