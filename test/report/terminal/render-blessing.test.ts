import { describe, expect, it } from 'vitest';
import type { BaselineChange } from '../../../src/comparison/compare-baselines.ts';
import { renderBlessing, renderFirstBlessing } from '../../../src/report/terminal/render-blessing.ts';
import { documentOf, file } from '../../check/guards/baseline/blessing.ts';

const unmoved = { moved: 0, drawn: 0, added: 0, gone: 0 };
const render = (change: Partial<BaselineChange>) =>
  renderBlessing(file, { claims: [], figures: [], runs: unmoved, head: [], ...change });
const moved = { ...unmoved, moved: 40 };
const figure = (
  old: [number, number | null] | null,
  now: [number, number | null] | null,
  sds: number | null,
) => ({
  cell: 'lambda=5',
  metric: 'testLoss',
  old: old && { median: old[0], sd: old[1] },
  now: now && { median: now[0], sd: now[1] },
  sds,
});
/** What is said of one figure. */
const row = (...[old, now, sds]: Parameters<typeof figure>) =>
  render({ runs: moved, figures: [figure(old, now, sds)] }).split('\n')[2];

describe('a first blessing', () => {
  it('shows every claim and every figure', () => {
    const run = { state: 'finished' as const, draws: {}, metrics: {}, parameters: {} };
    const baseline = documentOf(
      { a: run, b: run },
      {
        backend: 'wasm',
        claims: {
          'test-loss-falls': { state: 'holds', held: 5, of: 5 },
          share: { state: 'holds', held: 1, of: 1 },
        },
        cells: {
          'lambda=0': { testLoss: { median: 88.8123, sd: 12.345 }, accuracy: { median: 1, sd: null } },
          'lambda=10': { testLoss: { median: 0.000236, sd: 0 } },
        },
      },
    );
    expect(renderFirstBlessing(file, baseline))
      .toBe(`small.baseline.json: nothing was blessed before; 2 runs on wasm

  test-loss-falls  holds in 5 of 5 runs
  share            holds in 1 of 1 run

  lambda=0   test loss  88.8     sd 12
  lambda=0   accuracy   1
  lambda=10  test loss  2.36e-4  sd 0
`);
  });
});

describe('a blessing', () => {
  it('shows old, new and the distance in standard deviations of what moved', () => {
    expect(
      render({
        runs: moved,
        figures: [
          figure([0.236, 0.1], [0.286, 0.1], 0.4567),
          { ...figure([13.4, 2], [9.4, 2], -2), cell: 'lambda=10', metric: 'weightNorm' },
        ],
      }),
    ).toBe(`small.baseline.json: 40 runs moved

  lambda=5   test loss  0.236  → 0.286  +0.46 sd
  lambda=10  ‖w‖        13.4   → 9.4    -2 sd
`);
  });

  it('shows claims that changed, come and go, and no figure where none moved', () => {
    const tally = (state: 'holds' | 'fails', held: number) => ({ state, held, of: 5 });
    expect(
      render({
        claims: [
          { id: 'falls', old: tally('holds', 5), now: tally('fails', 3) },
          { id: 'rises-later', old: null, now: tally('holds', 5) },
          { id: 'stays', old: { state: 'undecided', held: 1, of: 1 }, now: null },
        ],
      }),
    ).toBe(`small.baseline.json: no run moved

  falls        holds in 5 of 5 runs     → fails in 3 of 5 runs
  rises-later  new                      → holds in 5 of 5 runs
  stays        undecided in 1 of 1 run  → gone
`);
  });

  it('says so where nothing moved but digits beyond the sixth', () => {
    expect(render({ runs: { ...unmoved, moved: 1 } })).toBe(`small.baseline.json: 1 run moved

No median moved in its first six digits.
`);
  });

  it('counts what happened to the runs', () => {
    expect(
      render({ runs: { moved: 2, drawn: 1, added: 3, gone: 4 }, figures: [figure([1, 1], [2, 1], 1)] }),
    ).toMatch(
      /^small\.baseline\.json: 2 runs moved, 1 run got other random numbers, 3 runs added, 4 runs gone\n\n {2}lambda=5/,
    );
    expect(render({ runs: { ...unmoved, drawn: 9 } })).toBe(
      'small.baseline.json: 9 runs got other random numbers\n',
    );
  });

  it('shows what else differs, before claims and figures', () => {
    const head = [
      { key: 'backend', old: 'cpu', now: 'wasm' },
      { key: 'drift', old: 'none', now: 'lambda=0 lambda=5' },
    ];
    const claims = [{ id: 'a', old: null, now: { state: 'holds' as const, held: 1, of: 1 } }];
    expect(render({ head, claims, figures: [figure([1, 1], [2, 1], 1)] }))
      .toBe(`small.baseline.json: no run moved

  backend  cpu   → wasm
  drift    none  → lambda=0 lambda=5

  a  new  → holds in 1 of 1 run

  lambda=5  test loss  1  → 2  +1 sd
`);
  });

  it.each([
    ['that comes', null, [1.5, 1], null, 'new  → 1.5'],
    ['that goes', [1.5, 1], null, null, '1.5  → gone'],
    ['by as many digits as it takes', [1.23456, 1], [1.23457, 1], 1e-5, '1.23456  → 1.23457  +1e-5 sd'],
    ['without standard deviations where there are none', [1, null], [2, null], null, '1  → 2'],
    ['whose spread alone moved', [1.5, 0.1234], [1.5, 0.1236], 0, '1.5  → 1.5    sd 0.123 → 0.124'],
    ['whose spread is new', [1.5, null], [1.5, 0.5], null, '1.5  → 1.5    sd none → 0.5'],
    ['whose spread is gone', [1.5, 0.5], [1.5, null], 0, '1.5  → 1.5    sd 0.5 → none'],
    ['that is NaN as before', [Number.NaN, 1], [Number.NaN, Number.NaN], null, 'NaN  → NaN    sd 1 → NaN'],
  ] as const)('shows a figure %s', (_, old, now, sds, words) => {
    expect(row(old && [...old], now && [...now], sds)).toBe(`  lambda=5  test loss  ${words}`);
  });

  it('keeps every entry on one line', () => {
    const claims = [{ id: 'a\n  b', old: null, now: { state: 'holds' as const, held: 1, of: 1 } }];
    expect(render({ claims }).split('\n')[2]).toBe('  a b  new  → holds in 1 of 1 run');
  });
});
