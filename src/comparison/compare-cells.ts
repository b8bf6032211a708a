import { isOwnRun } from '../plan/is-own-run.ts';
import { cellName } from '../plan/cell-name.ts';
import type { ComparedOutcome } from './compare-checks.ts';
import { pairedShift, type Pair, type Shift } from './paired-shift.ts';

/** How one metric, at the last epoch, moved in one cell, over the seeds that both Outcomes have. */
export type CellShift = { readonly cell: string; readonly metric: string; readonly shift: Shift };

/**
 * Returns the figures that moved, the farthest first, in standard deviations over the seeds. Runs whose
 * streams a check overrode do not count.
 */
export function compareCells(base: ComparedOutcome, head: ComparedOutcome): readonly CellShift[] {
  const places = new Map(base.plan.map(({ id }, index) => [id, index]));
  const cells = new Map<string, Map<string, Pair[]>>();
  for (const [index, run] of head.plan.entries()) {
    const place = places.get(run.id);
    if (place === undefined || !isOwnRun(run, head.experiment)) continue;
    const metrics = cells.get(cellName(run)) ?? new Map<string, Pair[]>();
    cells.set(cellName(run), metrics);
    for (const [metric, column] of Object.entries(head.runs.scalars)) {
      const other = Object.hasOwn(base.runs.scalars, metric) ? base.runs.scalars[metric]?.[place] : undefined;
      const own = column[index];
      if (typeof own === 'number' && typeof other === 'number')
        metrics.set(metric, [...(metrics.get(metric) ?? []), { base: other, head: own }]);
    }
  }
  return [...cells]
    .flatMap(([cell, metrics]) =>
      [...metrics].map(([metric, pairs]) => ({ cell, metric, shift: pairedShift(pairs) })),
    )
    .filter(({ shift }) => !shift.same)
    .toSorted((a, b) => distance(b) - distance(a) || 0);
}

/** Returns how far a figure moved: most if it became or ceased to be finite, least if it has no spread. */
function distance({ shift: { base, head, sds } }: CellShift): number {
  if (Number.isFinite(base ?? Number.NaN) !== Number.isFinite(head ?? Number.NaN)) return Number.MAX_VALUE;
  return sds === null ? -1 : Math.abs(sds);
}
