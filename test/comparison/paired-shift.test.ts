import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedShift } from '../../src/comparison/paired-shift.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
const pairs = (...rows: readonly (readonly [number, number])[]) =>
  rows.map(([base, head]) => ({ base, head }));

describe('pairedShift', () => {
  it('takes the mean of the two middle changes of an even number', () =>
    expect(pairedShift(pairs([1, 2], [1, 5])).shift).toBe(2.5));

  it('measures in standard deviations of what was', () =>
    expect(pairedShift(pairs([1, 3], [2, 4], [3, 5])).sds).toBe(2));

  it('has no standard deviations of one seed, or where nothing varied', () => {
    expect(pairedShift(pairs([1, 2])).sds).toBeNull();
    expect(pairedShift(pairs([1, 2], [1, 3])).sds).toBeNull();
  });

  it('what is no number before and now has not moved', () => {
    const shift = pairedShift(pairs([nan, nan], [infinity, infinity]));
    expect(shift).toMatchObject({ same: true, shift: 0, lost: 0 });
  });

  it('what became infinite moved by infinity; what became NaN is lost', () => {
    expect(pairedShift(pairs([1, infinity])).shift).toBe(infinity);
    expect(pairedShift(pairs([1, nan]))).toMatchObject({ shift: null, head: null, lost: 1, same: false });
  });

  it('−∞ and ∞ in the middle are no number, and fail nothing', () =>
    expect(pairedShift(pairs([-infinity, 0], [infinity, 0])).base).toBeNaN());

  it('of nothing is nothing', () =>
    expect(pairedShift([])).toEqual({
      base: null,
      head: null,
      shift: null,
      sds: null,
      pairs: 0,
      lost: 0,
      same: true,
    }));

  it('overflows at no finite numbers', () =>
    expect(pairedShift(pairs([1.6e308, 1.6e308], [1.7e308, 1.7e308])).base).toBeLessThan(infinity));

  it('the other way round is the opposite', () => {
    const number = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(fc.array(fc.record({ base: number, head: number }), { minLength: 1 }), (list) => {
        const back = list.map(({ base, head }) => ({ base: head, head: base }));
        expect(pairedShift(back).shift ?? nan).toBeCloseTo(-(pairedShift(list).shift ?? nan), 6);
      }),
    );
  });
});
