import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindingCode } from '../../../../src/model/outcome/quantity.ts';
import { compareSamples, type SamplePair } from '../../../../src/check/guards/drift/compare-samples.ts';

const pair = (
  blessed: readonly number[],
  fresh: readonly number[],
  quantity: FindingCode = 'noiseSd',
): SamplePair => ({
  quantity,
  run: `run of ${quantity}`,
  blessed,
  fresh,
});
const infinity = Number.POSITIVE_INFINITY;
/** Mean 0, spread evenly over `n` places one apart. */
const ladder = (n: number) => Array.from({ length: n }, (_, i) => i - (n - 1) / 2);
const five = ladder(5);
const sd = Math.sqrt(2.5);
const moved = (by: number) => ladder(20).map((value) => value / 10 + by);

describe('a comparison of fresh figures with blessed ones', () => {
  it('says where a quantity drifted, and by how many blessed standard deviations', () => {
    const found = compareSamples([pair(five, moved(4), 'testLoss'), pair(five, moved(0.01), 'trainLoss')]);
    expect(found).toEqual([
      {
        quantity: 'testLoss',
        measured: expect.closeTo(4 / sd, 12),
        stated: 0,
        tolerance: 0.5,
        holds: false,
        run: 'run of testLoss',
        runs: 25,
      },
      expect.objectContaining({ quantity: 'trainLoss', holds: true, run: 'run of trainLoss' }),
    ]);
    expect(found[1]!.measured).toBeCloseTo(0.01 / sd, 12);
  });

  it('says so of a fall too', () => {
    expect(compareSamples([pair(five, moved(-4))])).toMatchObject([
      { measured: expect.closeTo(-4 / sd, 12), holds: false },
    ]);
  });

  it('asks for a small p: a large shift of few figures holds', () => {
    expect(compareSamples([pair([1, 2], [5, 6])])).toMatchObject([
      { measured: expect.closeTo(4 / Math.SQRT1_2, 12), holds: true },
    ]);
  });

  it('asks for a shift beyond the band: a small one of many figures holds', () => {
    const many = ladder(100);
    const fresh = Array.from({ length: 100 }, (_, i) => many[i]! + 14.25);
    const [finding] = compareSamples([pair(many, fresh)], 0.01);
    expect(finding).toMatchObject({ measured: expect.closeTo(14.25 / 29.0114919, 6), holds: true });
    expect(compareSamples([pair(many, fresh)], 0.01, 0.49)[0]!.holds).toBe(false);
  });

  it('does not count a shift of just the band', () => {
    const blessed = [0, 0, 2, 2, 4, 4].map((value) => value / 2);
    const fresh = Array.from({ length: 30 }, () => 9);
    const [{ measured } = { measured: Number.NaN }] = compareSamples([pair(blessed, fresh)]);
    const spread = Math.sqrt(0.8);
    expect(compareSamples([pair(blessed, fresh)], 0.01, 8 / spread)[0]!.holds).toBe(true);
    expect(compareSamples([pair(blessed, fresh)], 0.01, 7.999 / spread)[0]!.holds).toBe(false);
    expect(measured).toBeCloseTo(8 / spread, 12);
  });

  it('takes all pairs as one family: what drifts alone is chance among many', () => {
    const odd = pair([1, 2, 3, 4], [10, 11, 12, 13, 14]); // p = 2/126 = 0.0159
    const plain = pair(five, moved(0));
    expect(compareSamples([odd])[0]!.holds).toBe(true);
    expect(compareSamples([odd], 0.016)[0]!.holds).toBe(false);
    expect(compareSamples([odd], 2 / 126)[0]!.holds).toBe(true);
    expect(compareSamples([odd, plain], 0.031)[0]!.holds).toBe(true);
    expect(compareSamples([odd, plain], 0.032)[0]!.holds).toBe(false);
  });

  it('counts any shift where the blessed figures are all equal', () => {
    const same = [3, 3, 3, 3, 3];
    const fresh = Array.from({ length: 20 }, () => 3.001);
    expect(compareSamples([pair(same, fresh)])).toMatchObject([{ measured: infinity, holds: false }]);
    expect(compareSamples([pair(fresh, fresh)])).toMatchObject([{ measured: 0, holds: true }]);
    expect(compareSamples([pair([3], fresh)])).toMatchObject([{ measured: infinity, runs: 21 }]);
  });

  it('sees fresh runs that diverged', () => {
    const fresh = Array.from({ length: 20 }, (_, i) => (i < 15 ? Number.NaN : 0));
    expect(compareSamples([pair(five, fresh)])).toMatchObject([{ measured: infinity, holds: false }]);
  });

  it('takes one blessed run that diverged for no excuse', () => {
    expect(compareSamples([pair([...ladder(19), infinity], moved(12))])).toMatchObject([{ holds: false }]);
    const [finding] = compareSamples([pair([...ladder(9), Number.NaN], ladder(20))]);
    expect(finding).toMatchObject({ holds: true, measured: expect.closeTo(-1.5 / Math.sqrt(7.5), 12) });
  });

  it('finds nothing where all diverged before and diverge now', () => {
    const blown = [infinity, Number.NaN, infinity];
    expect(compareSamples([pair(blown, blown)])).toMatchObject([{ measured: 0, holds: true }]);
  });

  it('of no pairs finds nothing', () => expect(compareSamples([])).toEqual([]));

  it('says the same of any unit', () => {
    const sample = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 12 });
    const scaled = (values: readonly number[], power: number) => values.map((value) => value * 2 ** power);
    fc.assert(
      fc.property(sample, sample, fc.integer({ min: -40, max: 40 }), (blessed, fresh, power) => {
        const plain = compareSamples([pair(blessed, fresh)], 0.2, 0.1);
        const other = [pair(scaled(blessed, power), scaled(fresh, power))];
        expect(compareSamples(other, 0.2, 0.1)).toEqual(plain);
      }),
      { seed: 1 },
    );
  });
});
