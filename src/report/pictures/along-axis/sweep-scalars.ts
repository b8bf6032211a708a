import type { Outcome } from '../../../model/outcome/outcome.ts';
import type { Run } from '../../../model/run/run.ts';
import { sweepRuns } from '../../../plan/sweep-runs.ts';

/** A run of the sweep and its metrics at the last epoch. */
export type RunScalars = { readonly run: Run; readonly scalars: Readonly<Record<string, number>> };

/**
 * Returns the runs of the sweep itself. Further seeds of a claim are left out, since they would widen the
 * band in a few cells only.
 */
export function sweepScalars({ experiment, plan, runs }: Outcome): readonly RunScalars[] {
  const sweep = new Set(sweepRuns(experiment).map(({ id }) => id));
  return plan.flatMap((run, index) => {
    if (!sweep.has(run.id)) return [];
    const scalars = Object.entries(runs.scalars).flatMap(([metric, column]) => {
      const value = column[index];
      return value === null || value === undefined ? [] : [[metric, value] as const];
    });
    return [{ run, scalars: Object.fromEntries(scalars) }];
  });
}

/** Counts the values of each metric that are not finite. */
export function lostByMetric(
  scalars: readonly Readonly<Record<string, number>>[],
): ReadonlyMap<string, number> {
  const lost = new Map<string, number>();
  for (const [metric, value] of scalars.flatMap((each) => Object.entries(each))) {
    if (!Number.isFinite(value)) lost.set(metric, (lost.get(metric) ?? 0) + 1);
  }
  return lost;
}
