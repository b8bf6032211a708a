import type { FigureChange } from '../../../comparison/compare-baselines.ts';
import type { SettingValue, Settings } from '../../../model/experiment/settings.ts';
import type { BlessedFigure } from '../../../model/outcome/baseline-document.ts';
import type { Outcome } from '../../../model/outcome/outcome.ts';
import { cellFigures } from '../../../outcome/cell-figures.ts';
import { cellName } from '../../../plan/cell-name.ts';
import { expandCells } from '../../../plan/expand-cells.ts';
import { makeRun } from '../../../plan/make-run.ts';
import { isNumeric } from '../../../spec/values/setting-text.ts';
import { formatNumber, formatSetting, formatSettings } from '../../format/numbers.ts';
import { capitalise } from '../../format/text.ts';
import type { Words } from '../../locale/words.ts';
import { plainRow } from '../../view/table.ts';
import type { Picture, PictureSpec } from '../picture.ts';
import { pictureTheme } from '../vega/picture-theme.ts';
import { spreadEvenly } from '../vega/spread-evenly.ts';
import { valueAxis, valueScale, type ValueScale } from '../vega/value-scale.ts';

/** One cell on the axis, with its blessed figure and its figure now. */
export type MovedPoint = {
  readonly at: SettingValue;
  readonly old: BlessedFigure | null;
  readonly now: BlessedFigure | null;
};

/** Cells that differ in one axis alone. */
type Row = {
  readonly others: Settings;
  readonly cells: readonly { readonly at: SettingValue; readonly name: string }[];
};

/** The first few pictures of what moved, and how many there would be. */
export type MovedPictures = { readonly pictures: readonly Picture[]; readonly of: number };

const maxPictures = 6;
const maxValues = 50;

/**
 * Draws old and new medians along one swept axis, the first of numbers or else the first of texts. There is
 * one picture for each metric and each combination of the other axes in which something moved.
 */
export function movedPictures(
  outcome: Outcome,
  changes: readonly FigureChange[],
  words: Words,
): MovedPictures {
  const { experiment, blessed } = outcome;
  const axes = Object.entries(experiment.sweep).filter(([, values]) => values.length > 1);
  const axis = (axes.find(([, values]) => isNumeric(values)) ?? axes[0])?.[0];
  if (axis === undefined || blessed.state !== 'read') return { pictures: [], of: 0 };
  const now = cellFigures(outcome);
  const rowOf = new Map(
    rowsAlong(outcome, axis).flatMap((row) => row.cells.map(({ name }) => [name, row] as const)),
  );
  const wanted = new Map<string, { metric: string; row: Row }>();
  for (const { cell, metric } of changes) {
    const row = rowOf.get(cell);
    if (row) wanted.set(JSON.stringify([metric, row.others]), { metric, row });
  }
  const pictures = [...wanted.values()].slice(0, maxPictures).flatMap(({ metric, row }, index) => {
    const points = spreadEvenly(row.cells, maxValues).map(({ at, name }) => ({
      at,
      old: figureOf(blessed.baseline.cells, name, metric),
      now: figureOf(now, name, metric),
    }));
    const of = row.cells.length;
    return pictureOf({ id: `moved-${index + 1}`, axis, metric, others: row.others, points, of, words });
  });
  return { pictures, of: wanted.size };
}

type Cells = Readonly<Record<string, Readonly<Record<string, BlessedFigure>>>>;

function figureOf(cells: Cells, cell: string, metric: string): BlessedFigure | null {
  const figures = Object.hasOwn(cells, cell) ? cells[cell] : undefined;
  return figures && Object.hasOwn(figures, metric) ? (figures[metric] ?? null) : null;
}

function rowsAlong({ experiment }: Outcome, axis: string): readonly Row[] {
  const rows = new Map<string, { others: Settings; cells: { at: SettingValue; name: string }[] }>();
  for (const cell of expandCells(experiment.sweep)) {
    const others = Object.fromEntries(Object.entries(cell).filter(([name]) => name !== axis));
    const row = rows.get(JSON.stringify(others)) ?? { others, cells: [] };
    row.cells.push({ at: cell[axis] ?? '', name: cellName(makeRun(experiment, 0, cell)) });
    rows.set(JSON.stringify(others), row);
  }
  return [...rows.values()];
}

type Parts = {
  readonly id: string;
  readonly axis: string;
  readonly metric: string;
  readonly others: Settings;
  readonly points: readonly MovedPoint[];
  /** How many values the axis has; not all may be drawn. */
  readonly of: number;
  readonly words: Words;
};

function pictureOf({ id, axis, metric, others, points, of, words }: Parts): readonly Picture[] {
  const { quantity, moved: text, picture } = words;
  const figures = points.flatMap(({ old, now }) => [old?.median ?? Number.NaN, now?.median ?? Number.NaN]);
  const finite = figures.filter(Number.isFinite);
  const log = valueScale(finite);
  if (!log) return [];
  const bands = points.flatMap(({ old }) => (old?.sd ? [old.median - old.sd, old.median + old.sd] : []));
  const scale = valueScale([
    ...finite,
    ...bands.filter((bound) => Number.isFinite(bound) && (log.type === 'linear' || bound > 0)),
  ]);
  if (!scale) return [];
  const title = capitalise(text.title(quantity(metric), quantity(axis)));
  const lost = points
    .flatMap(({ old, now }) => [old, now])
    .filter((each) => each && !Number.isFinite(each.median));
  return [
    {
      id,
      title: [title, formatSettings(others, quantity)].filter(Boolean).join(', '),
      caption: picture.sentences([
        text.caption,
        ...(isNumeric(points.map(({ at }) => at)) ? [picture.evenly(quantity(axis))] : []),
        ...(points.length < of ? [picture.someValues(points.length, of)] : []),
        ...(scale.type === 'log' ? [picture.logarithmic] : []),
        ...(lost.length === 0 ? [] : [picture.lost(lost.length)]),
      ]),
      metrics: [metric],
      spec: movedSpec({ axis: quantity(axis), points, scale, text }),
      table: {
        caption: title,
        columns: [quantity(axis), text.column.blessed, text.column.sd, text.column.now],
        rows: points.map(({ at, old, now }) =>
          plainRow(formatSetting(at), [shown(old?.median), shown(old?.sd), shown(now?.median)]),
        ),
      },
    },
  ];
}

function shown(value: number | null | undefined): string {
  return value === null || value === undefined ? '-' : formatNumber(value, 6);
}

type SpecParts = {
  /** the axis' name, in words */
  readonly axis: string;
  readonly points: readonly MovedPoint[];
  readonly scale: ValueScale;
  readonly text: Words['moved'];
};

/**
 * Draws the blessed medians dashed and grey with their standard deviation as a band, and the medians now
 * solid. No line joins texts of an axis.
 */
export function movedSpec({ axis, points, scale, text }: SpecParts): PictureSpec {
  const series = { field: 'series', type: 'nominal', legend: { columns: 2 } } as const;
  const names = [text.blessed, text.now];
  const y = {
    type: 'quantitative',
    scale: { ...scale, nice: scale.type === 'linear', clamp: true },
    axis: valueAxis(scale),
  } as const;
  const numeric = isNumeric(points.map(({ at }) => at));
  return {
    ...pictureTheme,
    data: { values: points.flatMap((point) => medians(point, text)) },
    encoding: {
      x: {
        field: 'at',
        type: 'ordinal',
        scale: { domain: points.map(placeOf), type: 'point', padding: 0.2 },
        axis: { title: axis, labelAngle: 0, labelOverlap: true, ...(numeric ? { format: '~g' } : {}) },
      },
    },
    layer: [
      {
        data: { values: points.flatMap((point) => band(point, scale)) },
        mark: numeric ? { type: 'area', ...faint } : { type: 'rule', strokeWidth: 14, ...faint },
        encoding: { y: { ...y, field: 'low' }, y2: { field: 'high' } },
      },
      {
        mark: numeric
          ? { type: 'line', strokeWidth: 2.5, point: { size: 40, filled: true } }
          : { type: 'point', size: 60, filled: true, opacity: 1 },
        encoding: {
          y: { field: 'median', type: 'quantitative' },
          color: { ...series, scale: { domain: names, range: ['var(--muted)', 'var(--series-1)'] } },
          ...(numeric ? { strokeDash: dashed(series, names) } : {}),
        },
      },
    ],
  };
}

const faint = { color: 'var(--muted)', opacity: 0.25 };

function dashed(series: object, names: readonly string[]) {
  return {
    ...series,
    scale: {
      domain: names,
      range: [
        [7, 4],
        [1, 0],
      ],
    },
  };
}

function placeOf({ at }: MovedPoint): number | string {
  return typeof at === 'number' ? at : formatSetting(at);
}

function medians(point: MovedPoint, text: Words['moved']) {
  const { old, now } = point;
  const at = placeOf(point);
  return [
    { at, series: text.blessed, median: old?.median },
    { at, series: text.now, median: now?.median },
  ].filter(({ median }) => Number.isFinite(median));
}

/** Returns a point's band. It ends at the scale's lower end, since a logarithmic scale cannot reach zero. */
function band(point: MovedPoint, { domain: [bottom] }: ValueScale) {
  const { old } = point;
  if (!old || old.sd === null || !Number.isFinite(old.median) || !Number.isFinite(old.sd)) return [];
  return [{ at: placeOf(point), low: Math.max(old.median - old.sd, bottom), high: old.median + old.sd }];
}
