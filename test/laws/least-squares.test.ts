import { describe, expect, it } from 'vitest';
import { leastSquares } from '../../src/laws/least-squares.ts';

const [x, y, z] = [Float64Array.of(1, 0, 0), Float64Array.of(1, 1, 0), Float64Array.of(0, 0, 4)];

describe('leastSquares', () => {
  it('gives back a combination, and leaves nothing', () => {
    const { coefficients, unexplained } = leastSquares(Float64Array.of(5, 3, 8), [x, y, z]);
    expect([...coefficients].map((value) => +value.toFixed(12))).toEqual([2, 3, 2]);
    expect(unexplained).toBeLessThan(1e-12);
  });

  it('says what part of the target is left', () => {
    const { coefficients, unexplained } = leastSquares(Float64Array.of(5, 3, 8), [x, y]);
    expect([...coefficients]).toEqual([2, 3].map((value) => expect.closeTo(value, 12)));
    expect(unexplained).toBeCloseTo(8 / Math.sqrt(25 + 9 + 64), 12);
  });

  it.each([
    { what: 'one twice', regressors: [x, x] },
    { what: 'zeros', regressors: [x, new Float64Array(3)] },
    { what: 'NaN', regressors: [x, Float64Array.of(Number.NaN, 0, 1)] },
  ])('knows nothing where the regressors are $what', ({ regressors }) => {
    const { coefficients, unexplained } = leastSquares(Float64Array.of(5, 3, 8), regressors);
    expect([...coefficients, unexplained]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});
