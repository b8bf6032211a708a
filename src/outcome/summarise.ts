import { isOwnRun } from '../plan/is-own-run.ts';
import { quantile } from '../statistics/quantile.ts';
import type { Run, RunId } from '../model/run/run.ts';
import type { Settings } from '../model/experiment/settings.ts';
import type { Summary } from '../model/outcome/outcome.ts';

/**
 * Returns the spread of each metric over the seeds of each cell. Values that are not finite do not count, nor
 * do runs of another subject or with streams that a check overrode.
 *
 * @param redraw streams that every run redraws, each by an override of its own
 */
export function summarise(
  runs: readonly Run[],
  scalars: ReadonlyMap<RunId, Readonly<Record<string, number>>>,
  redraw: readonly string[],
): Summary[] {
  const cells = new Map<string, { settings: Settings; values: Map<string, number[]> }>();
  for (const run of runs) {
    if (!isOwnRun(run, { redraw })) continue;
    const { id, settings } = run;
    const key = JSON.stringify(settings);
    const cell = cells.get(key) ?? { settings, values: new Map<string, number[]>() };
    cells.set(key, cell);
    for (const [metric, value] of Object.entries(scalars.get(id) ?? {})) {
      if (!Number.isFinite(value)) continue;
      const sample = cell.values.get(metric);
      if (sample) sample.push(value);
      else cell.values.set(metric, [value]);
    }
  }
  return [...cells.values()].flatMap(({ settings, values }) =>
    [...values].map(([metric, sample]) => ({
      settings: { ...settings },
      metric,
      runs: sample.length,
      ...spread(sample),
    })),
  );
}

function spread(sample: readonly number[]) {
  const sorted = sample.toSorted((a, b) => a - b);
  const at = (share: number) => quantile(sorted, share);
  return { min: at(0), q1: at(0.25), median: at(0.5), q3: at(0.75), max: at(1) };
}
