import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hodgesLehmann } from '../../src/statistics/hodges-lehmann.ts';

type Fixture = { readonly pairs: { a: number[]; b: number[]; shift: number }[] };
const text = readFileSync(new URL('../fixtures/scipy/hodges-lehmann.json', import.meta.url), 'utf8');
const { pairs } = JSON.parse(text) as Fixture;
const infinity = Number.POSITIVE_INFINITY;

describe('the Hodges-Lehmann shift', () => {
  it.each(pairs.map((pair, i) => ({ ...pair, name: `${i}, ${pair.a.length} and ${pair.b.length} values` })))(
    'of pair $name, is that of NumPy',
    ({ a, b, shift }) => {
      expect(Math.abs(hodgesLehmann(a, b) - shift)).toBeLessThanOrEqual(1e-14 * Math.abs(shift));
    },
  );

  it.each([
    { of: 'diverged from finite', a: [1, 2], b: [Number.NaN, infinity, 3, Number.NaN], shift: infinity },
    { of: 'finite from diverged', a: [Number.NaN, infinity, infinity], b: [1, 2], shift: -infinity },
    { of: 'diverged from diverged', a: [Number.NaN, infinity], b: [infinity, Number.NaN], shift: 0 },
    {
      of: 'mostly diverged from mostly diverged',
      a: [Number.NaN, infinity, 1],
      b: [infinity, infinity, 4],
      shift: 0,
    },
    { of: 'one value from both infinities', a: [infinity, -infinity], b: [7], shift: 0 },
    { of: 'large values', a: [0], b: [1.5e308, 1.6e308], shift: 1.55e308 },
    { of: 'values that sort otherwise as text', a: [0], b: [9, 10, 100], shift: 10 },
  ])('$of is $shift', ({ a, b, shift }) => {
    expect(hodgesLehmann(a, b)).toBe(shift);
  });

  it('is not −0', () => {
    expect(hodgesLehmann([0], [-0, 0])).toBe(0);
    expect(hodgesLehmann([-1, 1], [0])).toBe(0);
  });

  it('is not rounded to 0', () => {
    expect(hodgesLehmann([5e-324], [0])).toBe(-5e-324);
  });

  it.each([
    { a: [], b: [1] },
    { a: [1], b: [] },
  ])('refuses an empty sample', ({ a, b }) => {
    expect(() => hodgesLehmann(a, b)).toThrow(new RangeError('hodgesLehmann: a sample is empty'));
  });

  const sample = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 12 });

  it('moves by what is added to the second sample, and turns its sign where they are swapped', () => {
    fc.assert(
      fc.property(sample, sample, fc.integer({ min: -9999, max: 9999 }), (a, b, added) => {
        const shift = hodgesLehmann(a, b);
        expect(
          hodgesLehmann(
            a,
            b.map((value) => value + added),
          ),
        ).toBe(shift + added);
        expect(hodgesLehmann(b, a)).toBe(-shift + 0);
      }),
      { seed: 1 },
    );
  });
});
