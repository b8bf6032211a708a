import type { Outcome, Summary } from '../../outcome/outcome.ts';
import { summarise } from '../../outcome/summarise.ts';
import type { Settings } from '../../spec/experiment.ts';
import type { Words } from '../locale/words.ts';
import { plainRow, type Table } from '../table.ts';
import { formatNumber } from '../words/format-number.ts';
import { formatSettings } from '../words/format-settings.ts';
import { axisSpec } from './axis-spec.ts';
import type { Picture } from './picture.ts';
import { lostByMetric, sweepScalars } from './sweep-scalars.ts';
import { valueScale } from './value-scale.ts';

/** The spread over the experiment's seeds of one metric at one value of the axis. */
export type AxisPoint = Omit<Summary, 'settings'> & { readonly at: number };

/**
 * Final values along each axis of the sweep, the other axes at their first value: the metrics reported
 * by epoch in one picture, each norm that follows from the parameters in its own.
 */
export function metricAlongAxis(outcome: Outcome, words: Words): readonly Picture[] {
  const { sweep, settings, redraw } = outcome.experiment;
  const runs = sweepScalars(outcome);
  const summaries = summarise(
    runs.map(({ run }) => run),
    new Map(runs.map(({ run, scalars }) => [run.id, scalars])),
    redraw,
  );
  const lost = lostByMetric(runs.map(({ scalars }) => scalars));
  return Object.entries(sweep).flatMap(([axis, values], index) => {
    if (values.length < 2) return [];
    const others = Object.fromEntries(
      Object.entries(sweep).flatMap(([name, [first]]) =>
        name === axis || first === undefined ? [] : [[name, first] as const],
      ),
    );
    const points = values.flatMap((at) => {
      const cell = { ...settings, ...others, [axis]: at };
      return summaries.filter((each) => sameSettings(each.settings, cell)).map((each) => ({ ...each, at }));
    });
    return groupsOf(outcome, points).flatMap((metrics, group) => {
      const shown = points.filter(({ metric }) => metrics.includes(metric));
      return pictureOf({
        axis,
        values,
        others,
        metrics,
        points: shown,
        lost,
        words,
        id: `along-${index + 1}-${group + 1}`,
      });
    });
  });
}

type Parts = {
  readonly id: string;
  readonly axis: string;
  readonly values: readonly number[];
  readonly others: Settings;
  readonly metrics: readonly string[];
  readonly points: readonly AxisPoint[];
  readonly lost: Readonly<Record<string, number>>;
  readonly words: Words;
};

function pictureOf({ id, axis, values, others, metrics, points, lost, words }: Parts): readonly Picture[] {
  const scale = valueScale(points.flatMap(({ min, max }) => [min, max]));
  if (!scale) return [];
  const { quantity, picture: text } = words;
  const title = text.along(metrics.map(quantity), quantity(axis));
  const left = metrics.reduce((sum, metric) => sum + (lost[metric] ?? 0), 0);
  const seeds = Math.max(...points.map(({ runs }) => runs));
  const caption = [
    seeds === 1 ? text.oneSeed : text.spread(seeds),
    ...(Object.keys(others).length === 0 ? [] : [text.at(formatSettings(others, quantity))]),
    text.evenly(quantity(axis)),
    ...(scale.type === 'log' ? [text.logarithmic] : []),
    ...(left === 0 ? [] : [text.lostOfSweep(left)]),
  ].join(' ');
  return [
    {
      id,
      title,
      caption,
      metrics,
      spec: axisSpec({ axis, values, metrics, points, scale, words }),
      table: tableOf(title, { axis, values, metrics, points, words }),
    },
  ];
}

function tableOf(
  title: string,
  { axis, values, metrics, points, words }: Pick<Parts, 'axis' | 'values' | 'metrics' | 'points' | 'words'>,
): Table {
  const {
    quantity,
    picture: { column },
  } = words;
  const rows = values.map((at) => {
    const cells = metrics.flatMap((metric) => {
      const point = points.find((each) => each.at === at && each.metric === metric);
      return point
        ? [point.median, point.min, point.max, point.runs].map((value) => formatNumber(value))
        : ['-', '-', '-', '0'];
    });
    return plainRow(formatNumber(at, 6), cells);
  });
  const columns = metrics.flatMap((metric) => [
    column.median(quantity(metric)),
    column.smallest,
    column.largest,
    column.seeds,
  ]);
  return { caption: title, columns: [quantity(axis), ...columns], rows };
}

/** Metrics that share a picture: those reported by epoch, then each of the others alone. */
function groupsOf({ records }: Outcome, points: readonly AxisPoint[]): readonly (readonly string[])[] {
  const reported = new Set(
    records.flatMap((record) => (record.state === 'threw' ? [] : Object.keys(record.metrics))),
  );
  const metrics = [...new Set(points.map(({ metric }) => metric))];
  const together = metrics.filter((metric) => reported.has(metric));
  return [
    ...(together.length === 0 ? [] : [together]),
    ...metrics.filter((metric) => !reported.has(metric)).map((metric) => [metric]),
  ];
}

function sameSettings(a: Settings, b: Settings): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
