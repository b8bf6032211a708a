type Distribution = Float64Array<ArrayBuffer>;

const known = new Map<string, Distribution>();

/**
 * P(U ≤ u), u = 0 … n·m, where both samples come from one continuous law: every order of the n + m
 * values is as likely as any other. Kept once computed: a family of comparisons asks for few sizes.
 *
 * The largest of all values belongs to the first sample with probability n/(n + m), and then wins m
 * comparisons: P(n, m, u) = n/(n + m)·P(n − 1, m, u − m) + m/(n + m)·P(n, m − 1, u). Only sums of
 * positive numbers: no digit is lost. Source: Mann and Whitney, Annals of Mathematical Statistics 18 (1947).
 *
 * @param n,m at least 1; costs about (n·m)²/4 operations the first time
 */
export function mannWhitneyNull(n: number, m: number): Float64Array {
  const key = `${n} ${m}`;
  const cumulative = known.get(key) ?? accumulate(probabilities(n, m));
  known.set(key, cumulative);
  return cumulative;
}

/** P(U = u), u = 0 … n·m. */
function probabilities(n: number, m: number): Distribution {
  // row[j] belongs to samples of i and j values; without a first sample U is 0.
  let row: Distribution[] = Array.from({ length: m + 1 }, () => Float64Array.of(1));
  for (let i = 1; i <= n; i++) {
    const next: Distribution[] = [Float64Array.of(1)];
    for (let j = 1; j <= m; j++) next.push(step(row[j]!, next[j - 1]!, i, j));
    row = next;
  }
  return row[m]!;
}

function step(fewerFirst: Distribution, fewerSecond: Distribution, i: number, j: number): Distribution {
  const out = new Float64Array(i * j + 1);
  for (let u = 0; u < fewerFirst.length; u++) out[u + j] = (i / (i + j)) * fewerFirst[u]!;
  for (let u = 0; u < fewerSecond.length; u++) out[u]! += (j / (i + j)) * fewerSecond[u]!;
  return out;
}

function accumulate(probabilities: Distribution): Distribution {
  let sum = 0;
  return probabilities.map((probability) => (sum += probability));
}
