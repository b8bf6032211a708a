import type { ComparedOutcome } from '../../../comparison/compare-checks.ts';
import { pairedShift, type Pair, type Shift } from '../../../comparison/paired-shift.ts';
import { expandCells } from '../../../plan/expand-cells.ts';
import { makeRun } from '../../../plan/make-run.ts';
import { isFailed } from '../../../plan/is-failed.ts';
import type { FittedRecord } from '../../../model/run/record.ts';
import type { Settings } from '../../../model/experiment/experiment.ts';
import { curveOf } from '../../../model/run/metric.ts';
import type { Words } from '../../locale/words.ts';
import { plainRow, type Table } from '../../view/table.ts';
import { formatApart } from '../../format/format-distinct.ts';
import { formatNumber } from '../../format/format-number.ts';
import { formatSettings } from '../../format/format-settings.ts';
import { chosenCells } from './chosen-cells.ts';
import { overlaidSpec } from './overlaid-spec.ts';
import type { Picture } from '../picture.ts';
import { valueScale } from '../vega/value-scale.ts';

/** A metric after an epoch, before and now: medians over the seeds that both Outcomes have. */
export type OverlaidPoint = { readonly metric: string; readonly epoch: number; readonly shift: Shift };

type CellCurves = {
  readonly cell: Settings;
  readonly seeds: number;
  readonly points: readonly OverlaidPoint[];
};

/** The curves of both over each other, in the cells that the report of a run shows in full; where none of those differs, in the first that does. */
export function overlaidCurves(
  base: ComparedOutcome,
  head: ComparedOutcome,
  words: Words,
): readonly Picture[] {
  const [was, now] = [recordsOf(base), recordsOf(head)];
  const differing = (cells: readonly Settings[]) =>
    cells
      .map((cell) => curvesOf(cell, base, head, was, now))
      .filter(({ points }) => points.some(({ shift }) => !shift.same));
  const chosen = differing(chosenCells(head.experiment));
  const shown = chosen.length > 0 ? chosen : differing(expandCells(head.experiment.sweep)).slice(0, 1);
  return shown.flatMap((curves, index) => pictureOf(`curves-${index + 1}`, curves, words));
}

type Records = ReadonlyMap<string, FittedRecord>;

function recordsOf({ records }: ComparedOutcome): Records {
  return new Map(records.flatMap((record) => (isFailed(record) ? [] : [[record.run, record]])));
}

function curvesOf(
  cell: Settings,
  base: ComparedOutcome,
  head: ComparedOutcome,
  was: Records,
  now: Records,
): CellCurves {
  const columns = new Map<string, Pair[][]>();
  let seeds = 0;
  for (const seed of head.experiment.seeds) {
    const before = was.get(makeRun(base.experiment, seed, cell).id);
    const after = now.get(makeRun(head.experiment, seed, cell).id);
    if (before === undefined || after === undefined) continue;
    seeds++;
    for (const [metric, reported] of Object.entries(after.metrics)) {
      const values = curveOf(reported);
      const other = Object.hasOwn(before.metrics, metric) ? curveOf(before.metrics[metric]) : [];
      if (values.length === 0) continue; // known once: it has no curve
      const epochs = columns.get(metric) ?? [];
      columns.set(metric, epochs);
      for (let epoch = 0; epoch < Math.max(values.length, other.length); epoch++)
        (epochs[epoch] ??= []).push({ base: other[epoch] ?? Number.NaN, head: values[epoch] ?? Number.NaN });
    }
  }
  const points = [...columns].flatMap(([metric, epochs]) =>
    epochs.map((pairs, index) => ({ metric, epoch: index + 1, shift: pairedShift(pairs) })),
  );
  return { cell, seeds, points };
}

function pictureOf(id: string, { cell, seeds, points }: CellCurves, words: Words): readonly Picture[] {
  const values = points.flatMap(({ shift: { base, head } }) => [base, head]);
  const finite = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const scale = valueScale(finite, true);
  if (!scale) return [];
  const metrics = [...new Set(points.map(({ metric }) => metric))];
  const { picture: text, quantity, comparison } = words;
  const title = [text.byEpoch(metrics.map(quantity)), formatSettings(cell, quantity)]
    .filter(Boolean)
    .join(', ');
  const lost = values.length - finite.length;
  return [
    {
      id,
      title,
      caption: text.sentences([
        comparison.picture.caption(seeds),
        ...(scale.type === 'log' ? [text.logarithmic] : []),
        ...(lost === 0 ? [] : [text.lost(lost)]),
      ]),
      metrics,
      spec: overlaidSpec(points, metrics, scale, words),
      table: tableOf(title, points, metrics, words),
    },
  ];
}

/** Longer tables show every second, third … epoch. */
const mostRows = 50;

function tableOf(
  title: string,
  points: readonly OverlaidPoint[],
  metrics: readonly string[],
  { quantity, picture: { column, oneEpochIn }, comparison: { picture: text } }: Words,
): Table {
  const last = points.reduce((most, { epoch }) => Math.max(most, epoch), 0);
  const step = Math.ceil(last / mostRows);
  const byKey = new Map(points.map((point) => [`${point.epoch} ${point.metric}`, point.shift]));
  const epochs = Array.from({ length: last }, (_, index) => index + 1);
  return {
    caption: step > 1 ? oneEpochIn(title, step) : title,
    columns: [
      column.epoch,
      ...metrics.flatMap((metric) => [text.columnBefore(quantity(metric)), text.columnNow(quantity(metric))]),
    ],
    rows: epochs
      .filter((epoch) => (last - epoch) % step === 0)
      .map((epoch) =>
        plainRow(
          String(epoch),
          metrics.flatMap((metric) => figures(byKey.get(`${epoch} ${metric}`))),
        ),
      ),
  };
}

function figures(shift: Shift | undefined): readonly string[] {
  const [base, head] = [shift?.base ?? null, shift?.head ?? null];
  if (base !== null && head !== null) return formatApart(base, head);
  return [base, head].map((value) => (value === null ? '-' : formatNumber(value)));
}
