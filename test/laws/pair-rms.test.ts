import { expect, it } from 'vitest';
import { pairRms } from '../../src/laws/pair-rms.ts';

// ŷ = 2x + 1 of x = 9, 0, 1, 3: 19, 1, 3, 7.
const X = [9, 0, 1, 3];
const y = [7, 1, 5, 6];
const model = { w: [2], b: 1 };

it('is the root mean square of each prediction minus each label', () => {
  const squares = [1, 3, 7].flatMap((prediction) => [1, 5, 6].map((label) => (prediction - label) ** 2));
  const mean = squares.reduce((sum, square) => sum + square, 0) / 9;
  expect(pairRms(X, y, model, [1, 4])).toBeCloseTo(Math.sqrt(mean), 12);
});

it('of one row is its residual', () => expect(pairRms(X, y, model, [2, 3])).toBe(2));
