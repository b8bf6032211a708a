import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

type Fixture = { readonly intervals: { k: number; n: number; low: number; high: number }[] };
const text = readFileSync(new URL('../fixtures/scipy/wilson-intervals.json', import.meta.url), 'utf8');
const { intervals } = JSON.parse(text) as Fixture;

describe("Wilson's interval", () => {
  it.each(intervals)('of $k in $n is that of SciPy', ({ k, n, low, high }) => {
    const found = wilsonInterval(k, n);
    expect(Math.abs(found.low - low)).toBeLessThan(1e-13);
    expect(Math.abs(found.high - high)).toBeLessThan(1e-13);
  });

  it('of none starts at 0 itself, so that none is never too many', () => {
    expect(wilsonInterval(0, 7).low).toBe(0);
    expect(wilsonInterval(7, 7).high).toBe(1);
    expect(wilsonInterval(1, 1e6).low).toBeGreaterThan(0);
  });
});
