import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeSample, fitLine } from '../../src/statistics/describe-sample.ts';

it('divides the squares by n − 1', () => {
  expect(describeSample([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ mean: 5, sd: Math.sqrt(32 / 7), count: 8 });
});

it('keeps its precision far from zero', () => {
  expect(describeSample([1e9 + 1, 1e9 + 2, 1e9 + 3]).sd).toBe(1);
});

describe('a line', () => {
  it('is found where the points lie on one', () => {
    const numbers = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(numbers, numbers, (slope, intercept) => {
        const x = [-2, -1, 0, 3, 5];
        const line = fitLine(
          x,
          x.map((value) => intercept + slope * value),
        );
        expect(line.slope).toBeCloseTo(slope, 9);
        expect(line.intercept).toBeCloseTo(intercept, 9);
        expect(line.sd).toBeCloseTo(0, 9);
      }),
      { seed: 1 },
    );
  });

  it('has the standard errors of the textbook', () => {
    // x 1…5, y 2, 4, 5, 4, 5: slope 0.6, intercept 2.2, residual variance 2.4 / 3, Sxx 10.
    const line = fitLine([1, 2, 3, 4, 5], [2, 4, 5, 4, 5]);
    expect(line.slope).toBeCloseTo(0.6, 12);
    expect(line.intercept).toBeCloseTo(2.2, 12);
    expect(line.sd).toBeCloseTo(Math.sqrt(0.8), 12);
    expect(line.slopeError).toBeCloseTo(Math.sqrt(0.08), 12);
    expect(line.interceptError).toBeCloseTo(Math.sqrt(0.8 * (1 / 5 + 9 / 10)), 12);
  });
});
