import type { Summary } from '../../../model/outcome/outcome.ts';
import type { SettingValue } from '../../../model/experiment/settings.ts';
import { isNumeric } from '../../../spec/values/setting-text.ts';
import { formatNumber, formatSetting } from '../../format/numbers.ts';
import type { Words } from '../../locale/words.ts';
import { plainRow, type Table } from '../../view/table.ts';
import type { PictureSpec } from '../picture.ts';
import { pictureTheme } from '../vega/picture-theme.ts';
import { seriesEncoding } from '../vega/series-encoding.ts';
import { valueAxis, type ValueScale } from '../vega/value-scale.ts';

type Parts = {
  readonly axis: string;
  readonly values: readonly SettingValue[];
  /** names of the lines, in their order */
  readonly names: readonly string[];
  readonly points: readonly AxisPoint[];
  readonly scale: ValueScale;
  readonly words: Words;
};

/**
 * Draws medians, and the span from smallest to largest. Along numbers these are a line and a band; along
 * texts they stand side by side, since no line should join texts. The axis spaces its values evenly, since 0
 * has no place on a logarithmic axis.
 */
export function axisSpec(parts: Parts): PictureSpec {
  return isNumeric(parts.values) ? lineSpec(parts) : categorySpec(parts);
}

function categorySpec({ axis, values, names, points, scale, words: { quantity } }: Parts): PictureSpec {
  const { color } = seriesEncoding(names);
  return {
    ...pictureTheme,
    data: { values: dataOf(points.map((point) => ({ ...point, at: formatSetting(point.at) }))) },
    encoding: {
      x: {
        field: 'at',
        type: 'nominal',
        scale: { domain: values.map(formatSetting), paddingInner: 0.4, paddingOuter: 0.2 },
        axis: { title: quantity(axis), labelAngle: 0, labelOverlap: true },
      },
      ...(names.length < 2
        ? {}
        : { xOffset: { field: 'series', type: 'nominal', scale: { domain: names } } }),
      color,
    },
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 2.5, opacity: 0.45 },
        encoding: { y: valueChannel('min', scale), y2: { field: 'max' } },
      },
      {
        mark: { type: 'point', size: 60, filled: true, opacity: 1 },
        encoding: { y: { field: 'median', type: 'quantitative' } },
      },
    ],
  };
}

function lineSpec({ axis, values, names, points, scale, words: { quantity } }: Parts): PictureSpec {
  const { color, strokeDash } = seriesEncoding(names);
  return {
    ...pictureTheme,
    data: { values: dataOf(points) },
    encoding: {
      x: {
        field: 'at',
        type: 'ordinal',
        scale: { domain: values, type: 'point', padding: 0.2 },
        axis: { title: quantity(axis), labelAngle: 0, labelOverlap: true, format: '~g' },
      },
      color,
    },
    layer: [
      {
        mark: { type: 'area', opacity: 0.18, interpolate: 'linear' },
        encoding: {
          y: valueChannel('min', scale),
          y2: { field: 'max' },
        },
      },
      {
        mark: { type: 'line', strokeWidth: 2.5, point: { size: 40, filled: true } },
        encoding: {
          y: { field: 'median', type: 'quantitative' },
          strokeDash,
        },
      },
    ],
  };
}

function dataOf(points: readonly AxisPoint[]) {
  return points.map(({ at, series, min, median, max }) => ({ at, series, min, median, max }));
}

function valueChannel(field: string, scale: ValueScale) {
  const nice = scale.type === 'linear';
  return { field, type: 'quantitative', scale: { ...scale, nice }, axis: valueAxis(scale) };
}

type TableParts = {
  readonly axis: string;
  readonly values: readonly SettingValue[];
  readonly names: readonly string[];
  readonly points: readonly AxisPoint[];
  readonly words: Words;
};

/** Returns the numbers of the lines along an axis as a table. */
export function axisTable(title: string, { axis, values, names, points, words }: TableParts): Table {
  const {
    quantity,
    picture: { column },
  } = words;
  const rows = values.map((at) => {
    const cells = names.flatMap((series) => {
      const point = points.find((each) => each.at === at && each.series === series);
      return point
        ? [point.median, point.min, point.max, point.runs].map((value) => formatNumber(value))
        : ['-', '-', '-', '0'];
    });
    return plainRow(formatSetting(at), cells);
  });
  const columns = names.flatMap((series) => [
    column.median(series),
    column.smallest,
    column.largest,
    column.seeds,
  ]);
  return { caption: title, columns: [quantity(axis), ...columns], rows };
}

/** Returns the words for a map's axis. */
export function axisName(name: string, { quantity, picture }: Words): string {
  return name === 'epoch' ? picture.epoch : quantity(name);
}

/** The spread over the experiment's seeds of one line's metric, at one value of the axis. */
export type AxisPoint = Omit<Summary, 'settings'> & { readonly at: SettingValue; readonly series: string };
