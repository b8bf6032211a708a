import { describe, expect, it } from 'vitest';
import { cellFigures } from '../../../src/outcome/cell-figures.ts';
import { makeBaseline } from '../../../src/outcome/make-baseline.ts';
import type { Outcome } from '../../../src/model/outcome/outcome.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { viewBaseline } from '../../../src/report/view/baseline.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { formatNumber } from '../../../src/report/format/numbers.ts';
import { range } from '../../fixtures/report/evidence.ts';
import { greenOutcome } from '../../fixtures/report/outcome.ts';
import { renderAll } from '../../fixtures/report/render-all.ts';

type Cells = ReturnType<typeof makeBaseline>['cells'];

/** The green Outcome, held against its own figures after `change`. */
function against(
  change: (cells: Cells) => Cells,
  sweep: Record<string, number[]> = { lambda: [0, 1, 5] },
): Outcome {
  const outcome = greenOutcome({ sweep });
  const baseline = makeBaseline(outcome);
  const file = 'experiments/ridge.baseline.json';
  return {
    ...outcome,
    blessed: { state: 'read', file, baseline: { ...baseline, cells: change(baseline.cells) } },
  };
}

const doubled =
  (metric: string, only?: string) =>
  (cells: Cells): Cells =>
    Object.fromEntries(
      Object.entries(cells).map(([cell, figures]) => {
        const figure = figures[metric];
        const changed = figure && (only === undefined || cell === only);
        return [cell, changed ? { ...figures, [metric]: { ...figure, median: 2 * figure.median } } : figures];
      }),
    );

describe('what moved against the baseline', () => {
  it('is absent where nothing did, or nothing was blessed', async () => {
    expect(
      viewBaseline(
        against((cells) => cells),
        english,
      ),
    ).toBeNull();
    expect(viewBaseline(greenOutcome(), english)).toBeNull();
    expect(await renderAll(greenOutcome())).not.toContain('id="moved"');
  });

  it('is absent where the guard holds, on another backend within its tolerance', () => {
    const outcome = against(doubled('testLoss'));
    const [check] = outcome.checks;
    if (!check) throw new Error('the fixture has no check');
    const guard = { ...check, id: 'baseline', role: 'guard' as const };
    expect(viewBaseline({ ...outcome, checks: [...outcome.checks, guard] }, english)).toBeNull();
  });

  it('shows the blessed median, that of now, and how far it moved in blessed sds', () => {
    const outcome = against(doubled('weightNorm', 'lambda=1'));
    const { median = 0, sd = 0 } = cellFigures(outcome)['lambda=1']?.['weightNorm'] ?? {};
    const rows = viewBaseline(outcome, english)?.table.rows ?? [];
    expect(rows).toHaveLength(1);
    expect(rows[0]?.head).toBe('lambda=1');
    expect(rows[0]?.cells.slice(0, 3)).toEqual(['‖w‖', formatNumber(2 * median), formatNumber(median)]);
    expect(Number(rows[0]?.cells[3])).toBeCloseTo(-median / Number(sd), 0);
  });

  it('draws old and new medians of each metric that moved, and the blessed sd as a band', () => {
    const outcome = against(doubled('weightNorm'));
    const pictures = viewBaseline(outcome, english)?.pictures ?? [];
    expect(pictures.map(({ title }) => title)).toEqual(['‖w‖ along λ, blessed and now']);
    const now = cellFigures(outcome)['lambda=1']?.['weightNorm'];
    const spec = pictures[0]?.spec as unknown as { data: unknown; layer: { data?: unknown }[] };
    const [median, sd] = [now?.median ?? 0, now?.sd ?? 0];
    expect(spec.data).toMatchObject({
      values: expect.arrayContaining([
        { at: 1, series: 'blessed', median: 2 * median },
        { at: 1, series: 'now', median },
      ]) as unknown,
    });
    expect(spec.layer[0]?.data).toMatchObject({
      values: expect.arrayContaining([{ at: 1, low: 2 * median - sd, high: 2 * median + sd }]) as unknown,
    });
  });

  it('holds two axes: a picture for each value of the other', () => {
    const outcome = against(doubled('weightNorm'), { lambda: [0, 5], batchSize: [1, 4] });
    expect(viewBaseline(outcome, english)?.pictures.map(({ title }) => title)).toEqual([
      expect.stringMatching(/, batch size = \d$/),
      expect.stringMatching(/, batch size = \d$/),
    ]);
  });

  it('says where other seeds or another backend may be why', () => {
    const outcome = against(doubled('weightNorm'));
    if (outcome.blessed.state !== 'read') throw new Error('the fixture has no baseline');
    const baseline = { ...outcome.blessed.baseline, seeds: [1, 2], backend: 'cpu' };
    const lead = viewBaseline({ ...outcome, blessed: { ...outcome.blessed, baseline } }, english)?.lead;
    expect(lead).toContain('blessed with 2 seeds, this run has 3');
    expect(lead).toContain('blessed on cpu, this run is on wasm');
  });

  it('draws six pictures at most, and says so', () => {
    const view = viewBaseline(
      against(doubled('weightNorm'), { lambda: [0, 5], batchSize: range(9) }),
      english,
    );
    expect(view?.pictures).toHaveLength(6);
    expect(view?.lead).toContain('6 of 9 pictures drawn');
  });

  it('does with figures that are not finite, and shows them first', async () => {
    const broken = (cells: Cells): Cells => ({
      ...doubled('weightNorm')(cells),
      'lambda=5': { ...cells['lambda=5'], testLoss: { median: Number.NaN, sd: Number.NaN } },
    });
    const outcome = against(broken);
    expect(viewBaseline(outcome, english)?.table.rows[0]?.cells.slice(0, 2)).toEqual(['test loss', 'NaN']);
    expect(viewOutcome(outcome, english).moved).not.toBeNull();
    expect(await renderAll(outcome)).toContain('id="moved"');
  });
});
