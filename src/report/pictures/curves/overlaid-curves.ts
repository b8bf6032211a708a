import type { ComparedOutcome } from '../../../comparison/compare-checks.ts';
import { pairedShift, type Pair, type Shift } from '../../../comparison/paired-shift.ts';
import type { Settings } from '../../../model/experiment/settings.ts';
import { epochOf } from '../../../model/run/epochs.ts';
import { curveOf } from '../../../model/run/metric.ts';
import type { FittedRecord } from '../../../model/run/record.ts';
import { expandCells } from '../../../plan/expand-cells.ts';
import { isFailed } from '../../../plan/is-failed.ts';
import { makeRun } from '../../../plan/make-run.ts';
import { formatDistinct, formatNumber, formatSettings } from '../../format/numbers.ts';
import type { Words } from '../../locale/words.ts';
import { plainRow, type Table } from '../../view/table.ts';
import type { Picture, PictureSpec } from '../picture.ts';
import { pictureTheme, seriesColours } from '../vega/picture-theme.ts';
import { textWidth } from '../vega/text-width.ts';
import { valueAxis, valueScale, type ValueScale } from '../vega/value-scale.ts';
import { chosenCells } from './chosen-cells.ts';

/** A metric after an epoch, before and now: medians over the seeds that both Outcomes have. */
export type OverlaidPoint = { readonly metric: string; readonly epoch: number; readonly shift: Shift };

type CellCurves = {
  readonly cell: Settings;
  readonly seeds: number;
  readonly points: readonly OverlaidPoint[];
};

/**
 * Draws the curves of both Outcomes over each other, in those of the chosen cells that differ. If none of
 * these differs, it draws the first cell of the sweep that does.
 */
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
      if (values.length === 0) continue; // a metric that is known once has no curve
      const epochs = columns.get(metric) ?? [];
      columns.set(metric, epochs);
      for (let epoch = 0; epoch < Math.max(values.length, other.length); epoch++)
        (epochs[epoch] ??= []).push({ base: other[epoch] ?? Number.NaN, head: values[epoch] ?? Number.NaN });
    }
  }
  const points = [...columns].flatMap(([metric, epochs]) =>
    epochs.map((pairs, index) => ({ metric, epoch: epochOf(index), shift: pairedShift(pairs) })),
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

/** A longer table shows every second, third … epoch. */
const maxRows = 50;

function tableOf(
  title: string,
  points: readonly OverlaidPoint[],
  metrics: readonly string[],
  { quantity, picture: { column, oneEpochIn }, comparison: { picture: text } }: Words,
): Table {
  const last = points.reduce((most, { epoch }) => Math.max(most, epoch), 0);
  const step = Math.ceil(last / maxRows);
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
  if (base !== null && head !== null) return formatDistinct(base, head);
  return [base, head].map((value) => (value === null ? '-' : formatNumber(value)));
}

/** Dashes of the curves before, one for each metric; the curves now are solid. */
const dashes = [
  [6, 4],
  [1.5, 3],
  [9, 3, 2, 3],
  [4, 2],
];
const symbolWidth = 55; // a line's sample, and the space between two names

/** Draws the curves before in grey and dashed, below the curves now in the colours of the metrics. */
export function overlaidSpec(
  points: readonly OverlaidPoint[],
  metrics: readonly string[],
  scale: ValueScale,
  { quantity, picture, comparison }: Words,
): PictureSpec {
  const epochs = points.reduce((most, { epoch }) => Math.max(most, epoch), 0);
  const before = (metric: string) => comparison.picture.columnBefore(quantity(metric));
  const names = [...metrics.map(quantity), ...metrics.map(before)];
  return {
    ...pictureTheme,
    data: { values: valuesOf(points, quantity, before) },
    encoding: {
      x: {
        field: 'epoch',
        type: 'quantitative',
        scale: { domain: [Math.min(1, epochs - 1), epochs], nice: false },
        axis: { title: picture.epoch, format: 'd', tickMinStep: 1, tickCount: Math.min(epochs, 10) },
      },
      y: {
        field: 'value',
        type: 'quantitative',
        scale: { ...scale, nice: scale.type === 'linear' },
        axis: valueAxis(scale),
      },
      ...lineEncoding(names, metrics.length),
      detail: { field: 'line', type: 'nominal' },
    },
    layer: [
      {
        transform: [{ filter: "datum.side === 'base'" }],
        mark: { type: 'line', strokeWidth: 1.75, point: epochs <= 1 },
      },
      {
        transform: [{ filter: "datum.side === 'head'" }],
        mark: { type: 'line', strokeWidth: 2.25, point: epochs <= 1 },
      },
    ],
  };
}

/** Returns one entry for each metric, epoch and side. A value that is not finite is left out. */
function valuesOf(
  points: readonly OverlaidPoint[],
  quantity: (metric: string) => string,
  before: (metric: string) => string,
) {
  return (['base', 'head'] as const).flatMap((side) =>
    points.flatMap(({ metric, epoch, shift }) => {
      const value = shift[side];
      if (value === null || !Number.isFinite(value)) return [];
      const line = quantity(metric);
      return [{ side, line, epoch, value, series: side === 'base' ? before(metric) : line }];
    }),
  );
}

/**
 * The first half of the names are the curves now, in colours and solid; the second half are the curves
 * before, grey and dashed.
 */
function lineEncoding(names: readonly string[], metrics: number) {
  const { labelFontSize } = pictureTheme.config.legend;
  const widest = Math.max(...names.map((name) => textWidth(name, labelFontSize)));
  const fits = metrics * (widest + symbolWidth) < pictureTheme.width;
  const series = {
    field: 'series',
    type: 'nominal',
    legend: { columns: fits ? metrics : 1 }, // a metric now stands above the same metric before
  } as const;
  const places = Array.from({ length: metrics }, (_, at) => at);
  const colours = places.map((at) => seriesColours[at % seriesColours.length]);
  return {
    color: {
      ...series,
      scale: { domain: names, range: [...colours, ...places.map(() => 'var(--muted)')] },
    },
    strokeDash: {
      ...series,
      scale: {
        domain: names,
        range: [...places.map(() => [1, 0]), ...places.map((at) => dashes[at % dashes.length])],
      },
    },
  };
}
