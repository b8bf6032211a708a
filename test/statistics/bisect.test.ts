import { describe, expect, it } from 'vitest';
import { bisect } from '../../src/statistics/bisect.ts';

describe('bisect', () => {
  it('finds a root to the last bit, whichever way the function runs', () => {
    expect(bisect((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
    expect(bisect((x) => 2 - x * x, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
  });

  it('finds a root at either end', () => {
    expect(bisect((x) => x - 1, 0, 1)).toBe(1);
    expect(bisect((x) => 1 - x, 0, 1)).toBe(1);
    expect(bisect((x) => x, 0, 1)).toBeCloseTo(0, 15);
  });

  it('asks for nothing outside the two ends', () => {
    const inside = (x: number) => {
      if (x < 3 || x > 4) throw new RangeError(`${x} lies outside`);
      return x - 3.25;
    };
    expect(bisect(inside, 3, 4)).toBe(3.25);
  });

  it('finds none where both ends lie on one side', () => {
    expect(bisect((x) => x + 1, 0, 1)).toBeNull();
    expect(bisect((x) => -x - 1, 0, 1)).toBeNull();
  });

  it('finds none of what is no number', () => {
    expect(bisect(() => Number.NaN, 0, 1)).toBeNull();
    expect(bisect((x) => (x === 0 ? -1 : Number.NaN), 0, 1)).toBeNull();
  });
});
