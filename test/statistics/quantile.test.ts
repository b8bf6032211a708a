import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, quantile } from '../../src/statistics/quantile.ts';

const infinity = Number.POSITIVE_INFINITY;

describe('quantile', () => {
  // numpy.quantile([1, 2, 4, 8], share), whose default is type 7
  it.each([
    [0, 1],
    [0.25, 1.75],
    [0.5, 3],
    [0.75, 5],
    [0.9, 6.8],
    [1, 8],
  ])('at %d is as numpy has it', (share, value) => {
    expect(quantile([1, 2, 4, 8], share)).toBeCloseTo(value, 12);
  });

  it.each<[string, readonly number[], number, number]>([
    ['a single value', [7], 0.3, 7],
    ['nothing', [], 0.5, Number.NaN],
    ['two equal infinities', [-infinity, infinity, infinity], 0.75, infinity],
    ['two different infinities', [-infinity, infinity], 0.5, Number.NaN],
    ['numbers whose difference overflows', [-(2 ** 1023), 2 ** 1023], 0.25, -(2 ** 1022)],
  ])('of %s', (_, sorted, share, value) => expect(quantile(sorted, share)).toBe(value));

  it('lies between the least and the greatest, and grows with the share', () => {
    const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (sample, a, b) => {
        const sorted = Float64Array.from(sample).toSorted();
        const [low, high] = [quantile(sorted, Math.min(a, b)), quantile(sorted, Math.max(a, b))];
        expect(low).toBeGreaterThanOrEqual(sorted[0]!);
        expect(high).toBeLessThanOrEqual(sorted.at(-1)!);
        const rounding = 1e-15 * Math.max(Math.abs(sorted[0]!), Math.abs(sorted.at(-1)!));
        expect(low).toBeLessThanOrEqual(high + rounding);
      }),
      { seed: 1 },
    );
  });
});

describe('median', () => {
  it.each<[string, readonly number[], number]>([
    ['the middle one', [9, 1, 4], 4],
    ['the mean of the middle two', [9, 1, 4, 5], 4.5],
    ['the mean of two infinities that are one', [infinity, 1, infinity], infinity],
    ['of none', [], Number.NaN],
    ['of numbers, not of their texts', [10, 9, 100], 10],
  ])('is %s', (_, values, value) => expect(median(values)).toBe(value));
});
