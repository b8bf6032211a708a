import { describe, expect, it } from 'vitest';
import type { SeedsMap } from '../../../../src/model/outcome/outcome.ts';
import { english } from '../../../../src/report/locale/en/english.ts';
import { chinese } from '../../../../src/report/locale/zh-cn/chinese.ts';
import { mapFindings } from '../../../../src/report/pictures/map/map-findings.ts';
import { mapOf } from '../../../fixtures/report/seeds-map.ts';

/** What is said along the epochs at the chapter's own λ, of 4 seeds. */
const along = (...counts: readonly number[]) =>
  mapFindings(mapOf([[...counts]], { own: { at: [5, 1], cell: [0, 0] } }), english)[1];

describe('what a map shows, in words', () => {
  it('counts the points of every seed and of none', () =>
    expect(mapFindings(mapOf([[0, 0, 3, 4]], { own: null }), english)).toEqual([
      'In every seed at 1 of 4 points, in none at 2.',
    ]));

  it.each([
    ['from epoch = 3 on', [0, 3, 4, 4]],
    ['up to epoch = 2', [4, 4, 1, 0]],
    ['from epoch = 2 to epoch = 3', [0, 4, 4, 0]],
    ['at epoch = 2 alone', [3, 4, 3, 3]],
    ['at epoch = 1 alone and from epoch = 3 on', [4, 0, 4, 4]],
    ['at each epoch shown', [4, 4, 4, 4]],
    ['at no epoch shown', [3, 3, 0, 0]],
  ])('says where along an axis it holds in every seed: %s', (where, counts) =>
    expect(along(...counts)).toBe(`At λ = 5 it holds in every seed ${where}.`),
  );

  it('tells no pattern where there is none', () => {
    const own: SeedsMap['own'] = { at: [5, 1], cell: [0, 0] };
    expect(mapFindings(mapOf([[4, 0, 4, 0, 4]], { own }), english).join(' ')).not.toContain('At λ');
  });

  it('goes along the other axis too', () => {
    const map = mapOf([
      [0, 1],
      [0, 4],
      [0, 4],
    ]);
    expect(mapFindings(map, english)[2]).toBe('At epoch = 2 it holds in every seed from λ = 10 on.');
    expect(mapFindings(map, chinese)[2]).toBe('迭代周期 = 2 时，从 λ = 10 起，论断在全部种子中成立。');
  });

  it('is nothing of a map that could not be made', () =>
    expect(mapFindings(mapOf(null), english)).toEqual([]));
});
