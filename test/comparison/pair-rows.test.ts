import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/model/outcome/verdict.ts';
import { pairRows } from '../../src/comparison/pair-rows.ts';
import { comparison, state, trend } from '../fixtures/report/evidence.ts';

type Row = { readonly seed: number; readonly left: number; readonly right: number };

/** `left <= right`, seed by seed. */
function rowsOf(rows: readonly Row[]): Evidence {
  const full = rows.map(({ seed, left, right }) => ({
    run: `lambda=5,seed=${seed}`,
    seed,
    left,
    right,
    margin: right - left,
    holds: left <= right,
  }));
  const held = full.filter(({ holds }) => holds).length;
  return {
    kind: 'comparison',
    left: 'a',
    operator: '<=',
    right: 'b',
    rows: full,
    tally: { held, of: full.length },
  };
}

const base = rowsOf([
  { seed: 1, left: 1, right: 2 },
  { seed: 2, left: 1, right: 3 },
  { seed: 3, left: 2, right: 1 },
]);

describe('pairRows', () => {
  it('counts the seeds that flipped, each way, and names the run', () => {
    const head = rowsOf([
      { seed: 1, left: 3, right: 2 },
      { seed: 2, left: 1, right: 3 },
      { seed: 3, left: 0, right: 1 },
    ]);
    const paired = pairRows(base, head);
    expect(paired?.toFailing).toEqual([{ seed: 1, run: 'lambda=5,seed=1' }]);
    expect(paired?.toHolding).toEqual([{ seed: 3, run: 'lambda=5,seed=3' }]);
    expect([paired?.tally.base.held, paired?.tally.head.held]).toEqual([2, 2]);
  });

  it('gives the median change of the margin, not the change of the medians', () => {
    const head = rowsOf([
      { seed: 1, left: 1, right: 2.5 }, // +0.5
      { seed: 2, left: 1, right: 13 }, // +10
      { seed: 3, left: 2, right: 1.25 }, // +0.25
    ]);
    const margin = pairRows(base, head)?.margin;
    expect(margin?.shift).toBe(0.5);
    expect([margin?.base, margin?.head]).toEqual([1, 1.5]);
    expect(margin?.sds).toBeCloseTo(0.5 / Math.sqrt(7 / 3), 12); // margins 1, 2 and −1
  });

  it('pairs whatever the order, and counts seeds that one side alone has', () => {
    const head = rowsOf([
      { seed: 9, left: 0, right: 1 },
      { seed: 3, left: 2, right: 1 },
      { seed: 2, left: 1, right: 3 },
    ]);
    const paired = pairRows(base, head);
    expect([paired?.pairs, paired?.unpaired]).toEqual([2, { base: 1, head: 1 }]);
    expect(paired?.margin?.same).toBe(true);
    expect(paired?.toFailing).toEqual([]);
  });

  it('with no seed in common has nothing to say of margins', () => {
    const paired = pairRows(base, rowsOf([{ seed: 7, left: 1, right: 2 }]));
    expect([paired?.pairs, paired?.margin?.shift, paired?.margin?.base]).toEqual([0, null, null]);
  });

  it('counts pairs that are no numbers, and lets them move nothing', () => {
    const head = rowsOf([
      { seed: 1, left: Number.NaN, right: 2 },
      { seed: 2, left: 1, right: 4 },
      { seed: 3, left: 2, right: Number.POSITIVE_INFINITY },
    ]);
    const paired = pairRows(base, head);
    expect(paired?.margin).toMatchObject({ lost: 1, pairs: 3, shift: Number.POSITIVE_INFINITY, sds: null });
    expect(paired?.toFailing.map(({ seed }) => seed)).toEqual([1]);
  });

  it('reads both sides of a comparison', () => {
    const head = comparison([1, 2, 3], 2);
    const paired = pairRows(comparison([1, 2, 3], 1), head);
    expect(paired?.readings.map(({ name, shift }) => [name, shift.base, shift.head])).toEqual([
      ['testLoss(lambda=5)', 0.27, 0.27],
      ['0.1 * testLoss(lambda=0)', 9, 18],
    ]);
  });

  it('reads a trend at each of its values, paired by value', () => {
    const was = trend([1, 2]);
    const now = trend([1, 2]);
    if (was.kind !== 'trend' || now.kind !== 'trend') throw new Error('the fixture is a trend');
    const other: Evidence = {
      ...now,
      values: [1, 5, 7],
      rows: now.rows.map((row) => ({ ...row, readings: [8, 2, 0] })),
    };
    expect(pairRows(was, other)?.readings.map(({ name, shift }) => [name, shift.base, shift.head])).toEqual([
      ['weightNorm, lambda=1', 8, 8],
      ['weightNorm, lambda=5', 1, 2],
    ]);
  });

  it('reads the value of a state, which has no margin', () => {
    const paired = pairRows(state([1, 2]), state([1, 2]));
    expect(paired?.margin).toBeNull();
    expect(paired?.readings[0]?.shift).toMatchObject({ same: true, shift: 0, lost: 0 });
  });

  it('pairs nothing of different kinds, or of findings', () => {
    expect(pairRows(trend([1]), comparison([1], 1))).toBeNull();
    expect(pairRows({ kind: 'findings', findings: [] }, comparison([1], 1))).toBeNull();
    expect(pairRows(comparison([1], 1), { kind: 'findings', findings: [] })).toBeNull();
  });
});
