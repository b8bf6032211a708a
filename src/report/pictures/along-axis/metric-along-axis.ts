import { ownValue } from '../../../model/own-value.ts';
import type { Outcome } from '../../../model/outcome/outcome.ts';
import { summarise } from '../../../outcome/summarise.ts';
import { isFailed } from '../../../plan/is-failed.ts';
import type { Settings, SettingValue } from '../../../model/experiment/settings.ts';
import { epochCounts } from '../../../model/run/metric.ts';
import { isNumeric } from '../../../spec/values/setting-text.ts';
import type { Words } from '../../locale/words.ts';
import { formatSetting, formatSettings } from '../../format/numbers.ts';
import { axisSpec, axisTable, type AxisPoint } from './axis-spec.ts';
import type { Picture } from '../picture.ts';
import { spreadEvenly } from '../vega/spread-evenly.ts';
import { lostByMetric, sweepScalars } from './sweep-scalars.ts';
import { valueScale } from '../vega/value-scale.ts';

/** One line: a metric, and the values of the other axes. */
type Line = { readonly series: string; readonly metric: string; readonly cell: Settings };

/** An axis, and the lines of each picture along it. */
type Along = {
  readonly index: number;
  readonly axis: string;
  /** Settings that all lines share. */
  readonly others: Settings;
  readonly pictures: readonly (readonly Line[])[];
};

const maxLines = 4; // as many as colours and dashes can distinguish
const maxValues = 50;

/**
 * Draws final values along the sweep. If there are two axes and one is short, each metric has a picture along
 * the other axis, with a line for each value of the short one, so that every cell is shown. Otherwise there
 * are pictures along each axis, with the others at their first value: the metrics reported by epoch together,
 * each of the other metrics alone.
 */
export function metricAlongAxis(outcome: Outcome, words: Words): readonly Picture[] {
  const { sweep, settings, redraw } = outcome.experiment;
  const runs = sweepScalars(outcome);
  const summaries = summarise(
    runs.map(({ run }) => run),
    new Map(runs.map(({ run, scalars }) => [run.id, scalars])),
    redraw,
  );
  const byCell = new Map(summaries.map((each) => [keyOf(each.settings, each.metric), each]));
  const lost = lostByMetric(runs.map(({ scalars }) => scalars));
  const metrics = [...new Set(summaries.map(({ metric }) => metric))];
  return alongs(outcome, metrics, words).flatMap(({ index, axis, others, pictures }) => {
    const values = ownValue(sweep, axis) ?? [];
    const shown = spreadEvenly(values, maxValues);
    return pictures.flatMap((lines, group) => {
      const points = lines.flatMap(({ series, metric, cell }) =>
        shown.flatMap((at): readonly AxisPoint[] => {
          const found = byCell.get(keyOf({ ...settings, ...others, ...cell, [axis]: at }, metric));
          return found ? [{ ...found, at, series }] : [];
        }),
      );
      const id = `along-${index + 1}-${group + 1}`;
      return pictureOf({ id, axis, values: shown, of: values.length, others, lines, points, lost, words });
    });
  });
}

/** Chooses the axes to draw along, and the lines of each picture. */
function alongs(outcome: Outcome, metrics: readonly string[], words: Words): readonly Along[] {
  const axes = Object.entries(outcome.experiment.sweep).map(([axis, values], index) => ({
    axis,
    values,
    index,
  }));
  const firsts = (names: readonly string[]): Settings =>
    Object.fromEntries(
      axes.flatMap(({ axis, values: [first] }) =>
        first === undefined || names.includes(axis) ? [] : [[axis, first] as const],
      ),
    );
  const swept = axes.filter(({ values }) => values.length > 1);
  const [long, short] = swept.length === 2 ? alongAndBeside(swept) : [];
  if (long && short) {
    const { axis, index } = long;
    const lines = (metric: string) =>
      short.values.map((value) => ({
        series: words.picture.setting(words.quantity(short.axis), formatSetting(value)),
        metric,
        cell: { [short.axis]: value },
      }));
    return [{ index, axis, others: firsts([axis, short.axis]), pictures: metrics.map(lines) }];
  }
  const groups = groupsOf(outcome, metrics).map((group) =>
    group.map((metric) => ({ series: words.quantity(metric), metric, cell: {} })),
  );
  return swept.map(({ axis, index }) => ({ index, axis, others: firsts([axis]), pictures: groups }));
}

/**
 * Returns the axis to draw along and the axis whose values become lines. It prefers to draw along numbers
 * rather than texts, then along the longer axis. Returns an empty list if there would be too many lines
 * either way.
 */
function alongAndBeside<T extends { readonly values: readonly SettingValue[] }>(
  axes: readonly T[],
): readonly T[] {
  const fitness = ({ values }: T) => (isNumeric(values) ? 1000 : 0) + values.length;
  const sorted = axes.toSorted((a, b) => fitness(b) - fitness(a));
  return [sorted, sorted.toReversed()].find(([, beside]) => (beside?.values.length ?? 0) <= maxLines) ?? [];
}

type Parts = {
  readonly id: string;
  readonly axis: string;
  /** The values that are drawn; `of` is how many there are. */
  readonly values: readonly SettingValue[];
  readonly of: number;
  readonly others: Settings;
  readonly lines: readonly Line[];
  readonly points: readonly AxisPoint[];
  readonly lost: ReadonlyMap<string, number>;
  readonly words: Words;
};

function pictureOf({ id, axis, values, of, others, lines, points, lost, words }: Parts): readonly Picture[] {
  const scale = valueScale(points.flatMap(({ min, max }) => [min, max]));
  if (!scale) return [];
  const { quantity, picture: text } = words;
  const metrics = [...new Set(lines.map(({ metric }) => metric))];
  const names = lines.map(({ series }) => series);
  const title = text.along(metrics.map(quantity), quantity(axis));
  const left = metrics.reduce((sum, metric) => sum + (lost.get(metric) ?? 0), 0);
  const seeds = points.reduce((most, { runs }) => Math.max(most, runs), 0);
  const caption = text.sentences([
    seeds === 1 ? text.oneSeed : isNumeric(values) ? text.spread(seeds) : text.spans(seeds),
    ...(Object.keys(others).length === 0 ? [] : [text.at(formatSettings(others, quantity))]),
    ...(isNumeric(values) ? [text.evenly(quantity(axis))] : []),
    ...(values.length < of ? [text.someValues(values.length, of)] : []),
    ...(scale.type === 'log' ? [text.logarithmic] : []),
    ...(left === 0 ? [] : [text.lostOfSweep(left)]),
  ]);
  return [
    {
      id,
      title,
      caption,
      metrics,
      spec: axisSpec({ axis, values, names, points, scale, words }),
      table: axisTable(title, { axis, values, names, points, words }),
    },
  ];
}

/** Groups the metrics by picture: those reported by epoch together, then each of the others alone. */
function groupsOf({ records }: Outcome, metrics: readonly string[]): readonly (readonly string[])[] {
  const reported = new Set(
    records.flatMap((record) => (isFailed(record) ? [] : Object.keys(epochCounts(record.metrics)))),
  );
  const together = metrics.filter((metric) => reported.has(metric));
  return [
    ...(together.length === 0 ? [] : [together]),
    ...metrics.filter((metric) => !reported.has(metric)).map((metric) => [metric]),
  ];
}

/** Returns a key for a cell and a metric. It does not depend on the order of the settings. */
function keyOf(settings: Settings, metric: string): string {
  return JSON.stringify([Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1)), metric]);
}
