import { cellName } from '../plan/cell-name.ts';
import type { Run } from '../model/run/run.ts';
import type { ComparedOutcome } from './compare-checks.ts';
import { pairedShift, type Pair, type Shift } from './paired-shift.ts';

/** How one metric at the last epoch moved in one cell, over the seeds that both Outcomes have. */
export type CellShift = { readonly cell: string; readonly metric: string; readonly shift: Shift };

/** The figures that moved, those that moved farthest in seed standard deviations first. Runs whose streams a check overrode do not count. */
export function compareCells(base: ComparedOutcome, head: ComparedOutcome): readonly CellShift[] {
  const places = new Map(base.plan.map(({ id }, index) => [id, index]));
  const cells = new Map<string, Map<string, Pair[]>>();
  for (const [index, run] of head.plan.entries()) {
    const place = places.get(run.id);
    if (place === undefined || !isPlain(run, head)) continue;
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

function isPlain({ overrides, subject }: Run, { experiment }: ComparedOutcome): boolean {
  return subject === undefined && overrides.length <= experiment.redraw.length;
}

/** What became or ceased to be finite moved farthest; what has no spread to measure by comes last. */
function distance({ shift: { base, head, sds } }: CellShift): number {
  if (Number.isFinite(base ?? Number.NaN) !== Number.isFinite(head ?? Number.NaN)) return Number.MAX_VALUE;
  return sds === null ? -1 : Math.abs(sds);
}
