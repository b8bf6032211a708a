/**
 * Exact (Clopper-Pearson) confidence interval of a share: the shares p under which neither
 * "k or more of n" nor "k or fewer of n" has a probability below alpha/2.
 * Source: Clopper and Pearson, Biometrika 26 (1934).
 *
 * @param k successes, an integer in [0, n]
 * @param alpha in (0, 1): the interval's confidence is 1 − alpha
 */
export function binomialInterval(k: number, n: number, alpha: number): { low: number; high: number } {
  return {
    low: k === 0 ? 0 : bisect((p) => upperTail(k, n, p) - alpha / 2),
    high: k === n ? 1 : bisect((p) => alpha / 2 - (1 - upperTail(k + 1, n, p))),
  };
}

/** P(X ≥ k) for X ~ Binomial(n, p), 0 < p < 1: summed from the smaller tail, term by term in logarithms. */
function upperTail(k: number, n: number, p: number): number {
  const below = k <= n * p;
  const [from, to] = below ? [0, k - 1] : [k, n];
  let logTerm = logChoose(n, from) + from * Math.log(p) + (n - from) * Math.log1p(-p);
  let sum = 0;
  for (let i = from; i <= to; i++) {
    sum += Math.exp(logTerm);
    logTerm += Math.log((n - i) / (i + 1)) + Math.log(p) - Math.log1p(-p);
  }
  return below ? 1 - sum : sum;
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += Math.log((n - k + i) / i);
  return sum;
}

/** The zero of an increasing function on (0, 1), to float64 precision. */
function bisect(increasing: (p: number) => number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (increasing(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
