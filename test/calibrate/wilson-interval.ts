/** The normal law's 97.5 % point: two-sided 95 %. */
const z = 1.959963984540054;

/**
 * Wilson's 95 % interval of a rate: right also for rates near 0, where an exact interval is wider than it need be.
 * Source: Wilson, Journal of the American Statistical Association 22 (1927).
 *
 * @param k times it happened, of n ≥ 1
 */
export function wilsonInterval(k: number, n: number): { readonly low: number; readonly high: number } {
  const share = k / n;
  const weight = 1 + z ** 2 / n;
  const centre = (share + z ** 2 / (2 * n)) / weight;
  const half = (z / weight) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return { low: k === 0 ? 0 : centre - half, high: k === n ? 1 : centre + half };
}
