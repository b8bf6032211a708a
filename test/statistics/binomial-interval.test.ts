import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { binomialInterval } from '../../src/statistics/binomial-interval.ts';
import { decideTally } from '../../src/check/claims/decide-tally.ts';

type Fixture = { readonly intervals: { k: number; n: number; alpha: number; low: number; high: number }[] };
const text = readFileSync(new URL('../fixtures/scipy/binomial-intervals.json', import.meta.url), 'utf8');
const { intervals } = JSON.parse(text) as Fixture;

describe('the exact binomial interval', () => {
  it.each(intervals)('of $k in $n at $alpha is that of SciPy', ({ k, n, alpha, low, high }) => {
    const found = binomialInterval(k, n, alpha);
    expect(Math.abs(found.low - low)).toBeLessThan(1e-9 * Math.max(low, 1e-6));
    expect(Math.abs(found.high - high)).toBeLessThan(1e-9);
  });

  it('of none starts at 0 and of all ends at 1', () => {
    expect([binomialInterval(0, 5, 0.05).low, binomialInterval(5, 5, 0.05).high]).toEqual([0, 1]);
  });

  it('mirrors successes and failures', () => {
    const [one, other] = [binomialInterval(77, 100, 1e-3), binomialInterval(23, 100, 1e-3)];
    expect(one.low).toBeCloseTo(1 - other.high, 12);
    expect(one.high).toBeCloseTo(1 - other.low, 12);
  });
});

describe('a hundred runs at a true share of 77 %', () => {
  it('decide "most" in 99.2 % of seed choices, from 67 on', () => {
    let decided = 0;
    for (let k = 0; k <= 100; k++) {
      if (decideTally(k, 100, { kind: 'most', runs: 100 }).state === 'holds')
        decided += probability(k, 100, 0.77);
    }
    expect(decided).toBeCloseTo(0.991925, 6);
  });
});

/** P(X = k) for X ~ Binomial(n, p). */
function probability(k: number, n: number, p: number): number {
  let log = k * Math.log(p) + (n - k) * Math.log(1 - p);
  for (let i = 1; i <= k; i++) log += Math.log((n - k + i) / i);
  return Math.exp(log);
}
