import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalTail } from '../../src/statistics/normal-tail.ts';

type Fixture = { readonly tails: { z: number; tail: number }[] };
const text = readFileSync(new URL('../fixtures/scipy/normal-tail.json', import.meta.url), 'utf8');
const { tails } = JSON.parse(text) as Fixture;

describe('the tail of a normal law', () => {
  it.each(tails)('beyond $z is that of SciPy', ({ z, tail }) => {
    expect(Math.abs(normalTail(z) / tail - 1)).toBeLessThan(1e-12);
  });

  it('is nothing beyond +∞ and all beyond −∞', () => {
    expect([normalTail(Number.POSITIVE_INFINITY), normalTail(Number.NEGATIVE_INFINITY)]).toEqual([0, 1]);
  });
});
