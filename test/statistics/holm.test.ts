import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm } from '../../src/statistics/holm.ts';

type Fixture = { readonly families: { p: number[]; adjusted: number[] }[] };
const text = readFileSync(new URL('../fixtures/scipy/holm.json', import.meta.url), 'utf8');
const { families } = JSON.parse(text) as Fixture;

describe("Holm's adjustment", () => {
  it.each(families)('of $p is that of statsmodels', ({ p, adjusted }) => {
    const found = holm(p);
    expect(found).toHaveLength(p.length);
    found.forEach((value, i) => expect(Math.abs(value / adjusted[i]! - 1)).toBeLessThan(1e-12));
  });

  it('of no p-values is none', () => expect(holm([])).toEqual([]));

  it('leaves what it is given', () => {
    const given = [0.2, 0.1];
    holm(given);
    expect(given).toEqual([0.2, 0.1]);
  });

  it('is never below the p-value, never above 1, and keeps their order', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(p, { maxLength: 20 }), (given) => {
        const adjusted = holm(given);
        given.forEach((value, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(value);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          given.forEach((other, j) => {
            if (other <= value) expect(adjusted[j]).toBeLessThanOrEqual(adjusted[i]!);
          });
        });
      }),
      { seed: 1 },
    );
  });
});
