import { expect, it } from 'vitest';
import { mannWhitney } from '../../src/statistics/mann-whitney.ts';
import { mannWhitneyNull } from '../../src/statistics/mann-whitney-null.ts';

it('the Mann-Whitney test is still exact at 10,000 pairs', () => {
  const a = Array.from({ length: 100 }, (_, i) => i);
  const b = a.map((i) => i + 0.5);
  expect(mannWhitney(a, b)).toEqual({ u: 4950, p: 2 * mannWhitneyNull(100, 100)[4950]! });
});
