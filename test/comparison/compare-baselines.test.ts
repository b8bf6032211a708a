import { describe, expect, it } from 'vitest';
import type { BaselineDocument } from '../../src/model/outcome/baseline-document.ts';
import type { Figures } from '../../src/model/outcome/figures.ts';
import { compareBaselines, isUnchanged } from '../../src/comparison/compare-baselines.ts';
import { documentOf } from '../check/guards/baseline/blessing.ts';

const run: Figures = {
  state: 'finished',
  draws: { init: { first: 'aa', requests: 1 } },
  metrics: { loss: [2] },
  parameters: {},
};
const base = documentOf(
  { a: run, b: run },
  {
    claims: { falls: { state: 'holds', held: 2, of: 2 } },
    cells: { x: { loss: { median: 2, sd: 0.5 }, size: { median: 1, sd: null } } },
    drift: { from: 100_001, cells: { x: { loss: [1, 2] }, y: { loss: [1, 2] } } },
  },
);
const nothing = { claims: [], figures: [], runs: { moved: 0, drawn: 0, added: 0, gone: 0 }, head: [] };
const changeTo = (change: Partial<BaselineDocument>, from: Partial<BaselineDocument> = {}) =>
  compareBaselines({ ...base, ...from }, { ...base, ...change });

describe('blessing the same figures again', () => {
  it('changes nothing', () => {
    expect(changeTo({})).toEqual(nothing);
    expect(isUnchanged(changeTo({}))).toBe(true);
  });

  it('changes nothing by taking other fresh seeds', () => {
    const drift = { from: 100_021, cells: { x: { loss: [3, 4] }, y: { loss: [5] } } };
    expect(changeTo({ drift })).toEqual(nothing);
  });

  it('changes nothing where a figure is NaN both times', () => {
    const cells = { x: { loss: { median: Number.NaN, sd: Number.NaN } } };
    const runs = { a: { ...run, metrics: { loss: [Number.NaN] } } };
    expect(changeTo({ cells, runs }, { cells: structuredClone(cells), runs: structuredClone(runs) })).toEqual(
      nothing,
    );
  });
});

describe('what blessing changes', () => {
  it('is a claim that is decided otherwise, comes or goes', () => {
    const { claims } = changeTo(
      { claims: { falls: { state: 'fails', held: 1, of: 2 }, stays: { state: 'holds', held: 2, of: 2 } } },
      { claims: { ...base.claims, gone: { state: 'holds', held: 3, of: 3 } } },
    );
    expect(claims).toEqual([
      { id: 'falls', old: { state: 'holds', held: 2, of: 2 }, now: { state: 'fails', held: 1, of: 2 } },
      { id: 'gone', old: { state: 'holds', held: 3, of: 3 }, now: null },
      { id: 'stays', old: null, now: { state: 'holds', held: 2, of: 2 } },
    ]);
  });

  it('is a median, by how many old standard deviations it moved', () => {
    const figure = { median: 1.25, sd: 9 };
    expect(changeTo({ cells: { x: { ...base.cells['x'], loss: figure } } }).figures).toEqual([
      { cell: 'x', metric: 'loss', old: { median: 2, sd: 0.5 }, now: figure, sds: -1.5 },
    ]);
  });

  it.each([
    ['had one seed', { median: 1, sd: null }, { median: 2, sd: 1 }],
    ['had no spread', { median: 1, sd: 0 }, { median: 2, sd: 1 }],
    ['had a spread that is NaN', { median: 1, sd: Number.NaN }, { median: 2, sd: 1 }],
    ['was NaN', { median: Number.NaN, sd: 1 }, { median: 2, sd: 1 }],
    ['becomes infinite', { median: 1, sd: 1 }, { median: Number.POSITIVE_INFINITY, sd: 1 }],
  ])('is counted in no standard deviations where it %s', (_, old, now) => {
    const [only, ...others] = changeTo(
      { cells: { x: { loss: now } } },
      { cells: { x: { loss: old } } },
    ).figures;
    expect(only).toEqual({ cell: 'x', metric: 'loss', old, now, sds: null });
    expect(others).toEqual([]);
  });

  it('is a spread alone', () => {
    const cells = { x: { ...base.cells['x'], loss: { median: 2, sd: 0.25 } } };
    expect(changeTo({ cells }).figures).toMatchObject([{ metric: 'loss', sds: 0 }]);
  });

  it('is a figure that was infinite and is NaN, which JSON itself cannot tell apart', () => {
    const [old, now] = [
      { median: Number.POSITIVE_INFINITY, sd: null },
      { median: Number.NaN, sd: null },
    ];
    expect(changeTo({ cells: { x: { loss: now } } }, { cells: { x: { loss: old } } }).figures).toHaveLength(
      1,
    );
  });

  it('is a cell or a metric that comes or goes', () => {
    const figure = { median: 1, sd: null };
    const cells = { x: { loss: base.cells['x']!['loss']!, constructor: figure }, new: { loss: figure } };
    expect(changeTo({ cells }, { cells: { ...base.cells, old: { loss: figure } } }).figures).toEqual([
      { cell: 'x', metric: 'size', old: figure, now: null, sds: null },
      { cell: 'x', metric: 'constructor', old: null, now: figure, sds: null },
      { cell: 'old', metric: 'loss', old: figure, now: null, sds: null },
      { cell: 'new', metric: 'loss', old: null, now: figure, sds: null },
    ]);
  });

  it('is a run that moved, that drew other numbers, that comes or goes, each counted once', () => {
    const moved = { ...run, metrics: { loss: [2 + 2 ** -51] } };
    const drawn = { ...moved, draws: { init: { first: 'bb', requests: 1 } } };
    const change = changeTo(
      {
        runs: {
          a: run,
          m1: moved,
          m2: moved,
          m3: { ...run, state: 'diverged' },
          d1: drawn,
          d2: drawn,
          n: run,
        },
      },
      { runs: { a: run, m1: run, m2: run, m3: run, d1: run, d2: run, g1: run, g2: run, g3: run, g4: run } },
    );
    expect(change).toEqual({ ...nothing, runs: { moved: 3, drawn: 2, added: 1, gone: 4 } });
  });

  it('is the subject, the backend or the seeds', () => {
    expect(changeTo({ experiment: 'e', subject: 's', backend: 'wasm', seeds: [1, 2, 3] }).head).toEqual([
      { key: 'experiment', old: 'small', now: 'e' },
      { key: 'subject', old: 'small.ts#small', now: 's' },
      { key: 'backend', old: 'cpu', now: 'wasm' },
      { key: 'seeds', old: '1,2', now: '1,2,3' },
    ]);
  });

  it('is which cells are sampled with fresh seeds', () => {
    const { drift: _, ...without } = base;
    expect(compareBaselines(without, base).head).toEqual([{ key: 'drift', old: 'none', now: 'x y' }]);
    expect(compareBaselines(base, without).head).toEqual([{ key: 'drift', old: 'x y', now: 'none' }]);
    const drift = { from: 100_001, cells: { x: { loss: [1] } } };
    expect(changeTo({ drift }).head).toEqual([{ key: 'drift', old: 'x y', now: 'x' }]);
  });

  it.each([
    { claims: {} },
    { cells: {} },
    { runs: {} },
    { runs: { ...base.runs, c: run } },
    { runs: { ...base.runs, b: { ...run, metrics: { loss: [3] } } } },
    { runs: { ...base.runs, b: { ...run, draws: { init: { first: 'bb', requests: 1 } } } } },
    { backend: 'wasm' },
  ])('is something in %j', (change) => {
    expect(isUnchanged(changeTo(change))).toBe(false);
  });
});
