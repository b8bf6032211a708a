import { describeSample } from '../statistics/describe-sample.ts';
import { quantile } from '../statistics/quantile.ts';
import { nanAsLargest } from '../statistics/nan-as-largest.ts';
import type { BaselineDocument, BlessedFigure } from '../model/outcome/baseline-document.ts';
import { cellName } from '../plan/cell-name.ts';
import type { Run } from '../model/run/run.ts';
import { sweepRuns } from '../plan/sweep-runs.ts';
import type { Outcome } from '../model/outcome/outcome.ts';

/**
 * Returns the median and seed standard deviation of each metric in each cell of the sweep, over the runs that
 * ended with a figure.
 */
export function cellFigures({ experiment, plan, runs: { scalars } }: Outcome): BaselineDocument['cells'] {
  const places = new Map(plan.map(({ id }, index) => [id, index]));
  const cells = new Map<string, Run[]>();
  for (const run of sweepRuns(experiment)) {
    const members = cells.get(cellName(run)) ?? [];
    members.push(run);
    cells.set(cellName(run), members);
  }
  const metrics = Object.keys(scalars);
  return Object.fromEntries(
    [...cells].map(([cell, members]) => [
      cell,
      Object.fromEntries(
        metrics.flatMap((metric) => {
          const values = members.flatMap(({ id }) => scalars[metric]?.[places.get(id) ?? -1] ?? []);
          return values.length === 0 ? [] : [[metric, figureOf(values)] as const];
        }),
      ),
    ]),
  );
}

function figureOf(values: readonly number[]): BlessedFigure {
  const sorted = values.toSorted((a, b) => nanAsLargest(a) - nanAsLargest(b)); // NaN would leave them unsorted
  const { sd } = describeSample(values);
  return { median: sixDigits(quantile(sorted, 0.5)), sd: values.length < 2 ? null : sixDigits(sd) };
}

/** Rounds for a person who reads a diff. `runs` holds what is compared exactly. */
function sixDigits(value: number): number {
  return Number(value.toPrecision(6));
}
