import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mannWhitney } from '../../src/statistics/mann-whitney.ts';
import { mannWhitneyNull } from '../../src/statistics/mann-whitney-null.ts';

type Sample = (number | string)[];
type Fixture = { readonly tests: { method: string; a: Sample; b: Sample; u: number; p: number }[] };
const text = readFileSync(new URL('../fixtures/scipy/mann-whitney.json', import.meta.url), 'utf8');
const { tests } = JSON.parse(text) as Fixture;
const cases = tests.map((test, i) => ({
  ...test,
  name: `${i}: ${test.method}, ${test.a.length} against ${test.b.length}`,
}));
const infinity = Number.POSITIVE_INFINITY;
const numbersOf = (sample: Sample) =>
  sample.map((value) => (typeof value === 'number' ? value : value === 'inf' ? infinity : -infinity));

describe('the Mann-Whitney test', () => {
  it.each(cases)('$name is that of SciPy', ({ a, b, u, p }) => {
    const found = mannWhitney(numbersOf(a), numbersOf(b));
    expect(found.u).toBe(u);
    expect(Math.abs(found.p / p - 1)).toBeLessThan(1e-11);
  });

  it('of samples that are all one value finds nothing', () => {
    expect(mannWhitney([3, 3, 3], [3, 3])).toEqual({ u: 3, p: 1 });
  });

  it('of samples as far apart as float64 reaches stays above 0', () => {
    const low = Array.from({ length: 2000 }, (_, i) => i);
    const high = low.map((value) => value + 5000);
    expect(mannWhitney(low, high)).toEqual({ u: 0, p: Number.MIN_VALUE });
  });

  it('ranks NaN with +∞, above all: fresh runs that diverged are seen', () => {
    const finite = [1, 2, 3, 4, 5];
    const diverged = Array.from({ length: 20 }, (_, i) => (i % 2 ? Number.NaN : infinity));
    expect(mannWhitney(finite, diverged)).toEqual(
      mannWhitney(
        finite,
        diverged.map(() => infinity),
      ),
    );
    expect(mannWhitney(finite, diverged)).toMatchObject({ u: 0, p: expect.closeTo(1.5e-6, 7) });
    expect(mannWhitney([Number.NaN], [infinity])).toEqual({ u: 0.5, p: 1 });
  });

  it.each([
    { a: [], b: [1] },
    { a: [1], b: [] },
  ])('refuses an empty sample', ({ a, b }) => {
    expect(() => mannWhitney(a, b)).toThrow(new RangeError('mannWhitney: a sample is empty'));
  });
});

describe('the exact law of U', () => {
  it('of 2 against 3 is that of the ten orders, counted by hand', () => {
    // U = 0 … 6 comes from 1, 1, 2, 2, 2, 1, 1 of them.
    const expected = [1, 2, 4, 6, 8, 9, 10].map((count) => count / 10);
    mannWhitneyNull(2, 3).forEach((p, u) => expect(p).toBeCloseTo(expected[u]!, 14));
    expect(mannWhitneyNull(2, 3)).toHaveLength(7);
  });

  it('is kept, each size for itself', () => {
    expect(mannWhitneyNull(4, 5)).toBe(mannWhitneyNull(4, 5));
    expect(mannWhitneyNull(1, 12)).toHaveLength(13);
    expect(mannWhitneyNull(11, 2)).toHaveLength(23);
  });
});

describe('for any samples, the Mann-Whitney test', () => {
  const sample = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 12 });

  it('gives the same p where they are swapped, and a p in (0, 1]', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const [one, other] = [mannWhitney(a, b), mannWhitney(b, a)];
        expect(one.u + other.u).toBe(a.length * b.length);
        expect(one.p).toBeCloseTo(other.p, 12);
        expect(one.p).toBeGreaterThan(0);
        expect(one.p).toBeLessThanOrEqual(1);
      }),
      { seed: 1 },
    );
  });

  it.each([
    { how: 'a shift of both', change: (x: number) => x + 1000 },
    { how: 'a rising curve', change: (x: number) => Math.exp(x / 10) },
    { how: 'a rising curve with a pole at the end', change: (x: number) => 1 / (31 - x) },
  ])('is left alone by $how', ({ change }) => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        expect(mannWhitney(a.map(change), b.map(change))).toEqual(mannWhitney(a, b));
      }),
      { seed: 2 },
    );
  });

  it('counts pairs', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const won = a.flatMap((x) => b.map((y): number => (x > y ? 1 : x === y ? 0.5 : 0)));
        expect(mannWhitney(a, b).u).toBe(won.reduce((sum, value) => sum + value, 0));
      }),
      { seed: 3 },
    );
  });
});
