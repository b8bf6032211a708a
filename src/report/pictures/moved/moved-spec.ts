import { isNumeric } from '../../../spec/setting-text.ts';
import type { Words } from '../../locale/words.ts';
import { formatSetting } from '../../format/format-settings.ts';
import type { MovedPoint } from './moved-pictures.ts';
import { pictureTheme } from '../vega/picture-theme.ts';
import type { PictureSpec } from '../picture.ts';
import { valueAxis, type ValueScale } from '../vega/value-scale.ts';

type Parts = {
  /** In words. */
  readonly axis: string;
  readonly points: readonly MovedPoint[];
  readonly scale: ValueScale;
  readonly text: Words['moved'];
};

/** The blessed medians dashed and grey, their sd as a band, those of now solid; texts of an axis are joined by no line. */
export function movedSpec({ axis, points, scale, text }: Parts): PictureSpec {
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

/** On a logarithmic scale a band may not reach zero: it ends at the scale's end. */
function band(point: MovedPoint, { domain: [bottom] }: ValueScale) {
  const { old } = point;
  if (!old || old.sd === null || !Number.isFinite(old.median) || !Number.isFinite(old.sd)) return [];
  return [{ at: placeOf(point), low: Math.max(old.median - old.sd, bottom), high: old.median + old.sd }];
}
