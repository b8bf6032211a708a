/**
 * Holm's step-down adjusted p-values: rejecting where they lie below alpha keeps the chance of any
 * false rejection in the family below alpha, however the tests hang together.
 * The i-th smallest of k is multiplied by k − i + 1, and is never below a smaller one's, nor above 1.
 * Source: Holm, Scandinavian Journal of Statistics 6 (1979).
 *
 * @returns in the order of the p-values given
 */
export function holm(pValues: readonly number[]): readonly number[] {
  const adjusted = pValues.slice();
  let floor = 0;
  pValues
    .map((p, index) => ({ p, index }))
    .toSorted((a, b) => a.p - b.p)
    .forEach(({ p, index }, smaller) => {
      floor = Math.max(floor, Math.min(1, (pValues.length - smaller) * p));
      adjusted[index] = floor;
    });
  return adjusted;
}
