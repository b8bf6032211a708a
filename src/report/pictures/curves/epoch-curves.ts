import type { Settings } from '../../../model/experiment/settings.ts';
import type { Outcome } from '../../../model/outcome/outcome.ts';
import { epochOf } from '../../../model/run/epochs.ts';
import { curveOf } from '../../../model/run/metric.ts';
import { isFailed } from '../../../plan/is-failed.ts';
import { makeRun } from '../../../plan/make-run.ts';
import { formatNumber, formatSettings } from '../../format/numbers.ts';
import type { Words } from '../../locale/words.ts';
import { plainRow, type Table } from '../../view/table.ts';
import type { Picture, PictureSpec } from '../picture.ts';
import { pictureTheme } from '../vega/picture-theme.ts';
import { seriesEncoding } from '../vega/series-encoding.ts';
import { spreadEvenly } from '../vega/spread-evenly.ts';
import { valueAxis, valueScale, type ValueScale } from '../vega/value-scale.ts';
import { chosenCells } from './chosen-cells.ts';

/** One value that a run reported after an epoch. */
export type CurvePoint = {
  readonly seed: number;
  readonly metric: string;
  readonly epoch: number;
  readonly value: number;
};

/** Further seeds are left out: their lines would be one blot. */
const maxSeeds = 20;

/**
 * Draws what the subject reports after each epoch, as the chapter plots it: one picture for each chosen cell,
 * all on one scale.
 */
export function epochCurves(outcome: Outcome, words: Words): readonly Picture[] {
  const cells = chosenCells(outcome.experiment).map((cell) => ({ cell, points: pointsOf(outcome, cell) }));
  const finite = cells.flatMap(({ points }) => points.filter(({ value }) => Number.isFinite(value)));
  const scale = valueScale(
    finite.map(({ value }) => value),
    true,
  );
  if (!scale) return [];
  return cells
    .filter(({ points }) => points.some(({ value }) => Number.isFinite(value)))
    .map(({ cell, points }, index) => {
      const metrics = [...new Set(points.map(({ metric }) => metric))];
      const title = [words.picture.byEpoch(metrics.map(words.quantity)), formatSettings(cell, words.quantity)]
        .filter(Boolean)
        .join(', ');
      return {
        id: `curves-${index + 1}`,
        title,
        caption: words.picture.sentences([
          captionOf(points, scale.type === 'log', words.picture),
          ...leftOut(outcome, points, words.picture),
        ]),
        metrics,
        spec: curvesSpec(points, metrics, scale, words),
        table: tableOf(title, points, metrics, words),
      };
    });
}

function pointsOf({ experiment, records }: Outcome, cell: Settings): readonly CurvePoint[] {
  const byRun = new Map(records.map((record) => [record.run, record]));
  return experiment.seeds.slice(0, maxSeeds).flatMap((seed) => {
    const record = byRun.get(makeRun(experiment, seed, cell).id);
    if (!record || isFailed(record)) return [];
    return Object.entries(record.metrics).flatMap(([metric, values]) =>
      curveOf(values).map((value, index) => ({ seed, metric, epoch: epochOf(index), value })),
    );
  });
}

function captionOf(points: readonly CurvePoint[], logarithmic: boolean, text: Words['picture']): string {
  const [first, ...others] = new Set(points.map(({ seed }) => seed));
  const lost = points.filter(({ value }) => !Number.isFinite(value)).length;
  return text.sentences([
    others.length === 0 ? text.seed(first) : text.boldAndThin(first, others.length),
    ...(logarithmic ? [text.logarithmic] : []),
    ...(lost === 0 ? [] : [text.lost(lost)]),
  ]);
}

/** Says what is measured but not drawn: further seeds, and most of many epochs. */
function leftOut({ experiment: { seeds } }: Outcome, points: readonly CurvePoint[], text: Words['picture']) {
  const epochs = new Set(points.map(({ epoch }) => epoch)).size;
  return [
    ...(seeds.length > maxSeeds ? [text.someSeeds(maxSeeds, seeds.length)] : []),
    ...(epochs > maxEpochs ? [text.someEpochs(maxEpochs, epochs)] : []),
  ];
}

/** A longer table shows every second, third … epoch. */
const maxRows = 50;

function tableOf(
  title: string,
  points: readonly CurvePoint[],
  metrics: readonly string[],
  { quantity, picture: { column, oneEpochIn } }: Words,
): Table {
  const first = points[0]?.seed;
  const epochs = [...new Set(points.map(({ epoch }) => epoch))];
  const step = Math.ceil(epochs.length / maxRows);
  const columns = metrics.flatMap((metric) => [
    column.ofSeed(quantity(metric), first),
    column.smallest,
    column.largest,
  ]);
  const byEpoch = new Map<number, CurvePoint[]>(epochs.map((epoch) => [epoch, []]));
  for (const point of points) byEpoch.get(point.epoch)?.push(point);
  const rows = epochs
    .filter((_, index) => (epochs.length - 1 - index) % step === 0)
    .map((epoch) => {
      const here = byEpoch.get(epoch) ?? [];
      return plainRow(
        String(epoch),
        metrics.flatMap((metric) =>
          spreadOf(
            here.filter((point) => point.metric === metric),
            first,
          ),
        ),
      );
    });
  return {
    caption: step > 1 ? oneEpochIn(title, step) : title,
    columns: [column.epoch, ...columns],
    rows,
  };
}

function spreadOf(points: readonly CurvePoint[], first: number | undefined): readonly string[] {
  const values = points.map(({ value }) => value);
  const own = points.find(({ seed }) => seed === first)?.value ?? Number.NaN;
  return [own, Math.min(...values), Math.max(...values)].map((value) => formatNumber(value));
}

const apart = { labelOverlap: 'parity', labelSeparation: 8 } as const;

/** Of more epochs an even choice is drawn. */
export const maxEpochs = 100;

/** Draws curves over epochs: the first seed bold, the others thin. */
export function curvesSpec(
  points: readonly CurvePoint[],
  metrics: readonly string[],
  scale: ValueScale,
  { quantity, picture }: Words,
): PictureSpec {
  const first = points[0]?.seed;
  const shownEpochs = new Set(spreadEvenly([...new Set(points.map(({ epoch }) => epoch))], maxEpochs));
  const values = points
    .filter(({ epoch, value }) => shownEpochs.has(epoch) && Number.isFinite(value))
    .map(({ seed, metric, epoch, value }) => ({
      seed,
      epoch,
      value,
      series: quantity(metric),
      bold: seed === first,
    }));
  const epochs = points.reduce((most, { epoch }) => Math.max(most, epoch), 0);
  return {
    ...pictureTheme,
    data: { values },
    encoding: {
      x: {
        field: 'epoch',
        type: 'quantitative',
        scale: { domain: [Math.min(1, epochs - 1), epochs], nice: false },
        axis: {
          title: picture.epoch,
          format: 'd',
          tickMinStep: 1,
          tickCount: Math.min(epochs, 10),
          ...apart,
        },
      },
      y: {
        field: 'value',
        type: 'quantitative',
        scale: { ...scale, nice: scale.type === 'linear' },
        axis: valueAxis(scale),
      },
      ...seriesEncoding(metrics.map(quantity)),
    },
    layer: [
      {
        transform: [{ filter: '!datum.bold' }],
        mark: { type: 'line', strokeWidth: 1, opacity: 0.4 },
        encoding: { detail: { field: 'seed', type: 'nominal' } },
      },
      { transform: [{ filter: 'datum.bold' }], mark: { type: 'line', strokeWidth: 2.5, point: epochs <= 1 } },
    ],
  };
}
