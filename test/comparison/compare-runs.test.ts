import { describe, expect, it } from 'vitest';
import { compareCells } from '../../src/comparison/compare-cells.ts';
import { compareRuns } from '../../src/comparison/compare-runs.ts';
import type { Outcome } from '../../src/model/outcome/outcome.ts';
import { scaled } from '../fixtures/comparison/changed-outcome.ts';
import { greenOutcome } from '../fixtures/report/outcome.ts';

const green = greenOutcome();
const first = green.plan[0]?.id ?? '';
const withStates = (change: (index: number) => Outcome['runs']['state'][number]): Outcome => ({
  ...green,
  runs: { ...green.runs, state: green.runs.state.map((_, index) => change(index)) },
});

describe('compareRuns', () => {
  it('counts runs that end otherwise by how they did and do, the most first', () => {
    const head = withStates((index) => (index === 0 ? 'threw' : index < 3 ? 'diverged' : 'finished'));
    expect(compareRuns(green, head).states).toEqual([
      { from: 'finished', to: 'diverged', runs: [green.plan[1]?.id, green.plan[2]?.id] },
      { from: 'finished', to: 'threw', runs: [first] },
    ]);
    expect(compareRuns(green, head).moved).toBe(3);
  });

  it('counts runs that one side alone planned', () => {
    const head = greenOutcome({ seeds: [2, 3, 4, 5] });
    expect(compareRuns(green, head)).toMatchObject({ paired: 6, added: 6, gone: 3 });
  });

  it('sees a figure that moved in its last bit, and a curve whose end did not', () => {
    expect(compareRuns(green, scaled(green, 1 + Number.EPSILON)).moved).toBe(9);
    const curve = {
      ...green,
      records: green.records.map((record) =>
        record.run === first && record.state === 'finished'
          ? { ...record, metrics: { ...record.metrics, trainLoss: [1, 2, 3] } }
          : record,
      ),
    };
    expect(compareRuns(green, curve).moved).toBe(1);
  });

  it('sees other parameters behind the same figures', () => {
    const head = {
      ...green,
      records: green.records.map((record) =>
        record.run === first && record.state === 'finished'
          ? { ...record, parameters: { w: 'AAAA' } }
          : record,
      ),
    };
    expect(compareRuns(green, head).moved).toBe(1);
  });

  it('counts runs that got other random numbers', () => {
    const draw = { stream: 'init', kind: 'normal' as const, shape: [2], digest: 'other' };
    const head = {
      ...green,
      records: green.records.map((record) => (record.run === first ? { ...record, draws: [draw] } : record)),
    };
    expect(compareRuns(green, head)).toMatchObject({ drawn: 1, moved: 0 });
  });

  it('takes NaN for NaN', () => {
    const nan: Outcome = {
      ...green,
      runs: { ...green.runs, scalars: { weightNorm: green.plan.map(() => Number.NaN) } },
    };
    expect(compareRuns(nan, structuredClone(nan)).moved).toBe(0);
  });
});

describe('compareCells', () => {
  it('gives medians over the paired seeds, cell by cell, the farthest moved first', () => {
    const cells = compareCells(green, scaled(green, 2));
    expect(cells).toHaveLength(9);
    const found = cells.find(({ cell, metric }) => cell === 'lambda=0' && metric === 'testLoss');
    expect(found?.shift).toMatchObject({ base: 92, head: 184, shift: 92, pairs: 3 });
    const distances = cells.map(({ shift }) => Math.abs(shift.sds ?? 0));
    expect(distances).toEqual(distances.toSorted((a, b) => b - a));
  });

  it('says nothing of what stayed', () => expect(compareCells(green, greenOutcome())).toEqual([]));

  it('pairs by run: seeds that one side alone has do not count', () => {
    const head = scaled(greenOutcome({ seeds: [2, 9] }), 2);
    expect(compareCells(green, head).map(({ shift }) => shift.pairs)).toEqual(
      Array.from({ length: 9 }, () => 1),
    );
  });

  it('puts what is no longer finite first', () => {
    const scalars = {
      ...scaled(green, 2).runs.scalars,
      trainLoss: green.plan.map(() => Number.POSITIVE_INFINITY),
    };
    const head = { ...green, runs: { ...green.runs, scalars } };
    expect(compareCells(green, head)[0]?.metric).toBe('trainLoss');
  });

  it('counts no run whose streams a check overrode', () => {
    const override = { stream: 'init', kind: 'zeros' as const };
    const head = scaled(green, 2);
    const plan = head.plan.map((run) => ({ ...run, overrides: [override] }));
    expect(compareCells(green, { ...head, plan })).toEqual([]);
  });

  it('is not misled by metrics named as objects name their own', () => {
    const named = (value: number): Outcome => ({
      ...green,
      runs: { ...green.runs, scalars: { constructor: green.plan.map(() => value) } },
    });
    expect(compareCells(named(1), named(2)).map(({ metric }) => metric)).toEqual(
      Array.from({ length: 3 }, () => 'constructor'),
    );
    expect(compareCells(green, named(2))).toEqual([]);
  });
});
