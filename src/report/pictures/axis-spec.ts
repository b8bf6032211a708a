import type { Words } from '../locale/words.ts';
import type { AxisPoint } from './metric-along-axis.ts';
import { pictureTheme } from './picture-theme.ts';
import type { PictureSpec } from './picture.ts';
import { seriesEncoding } from './series-encoding.ts';
import { valueAxis, type ValueScale } from './value-scale.ts';

/** Medians as a line, smallest to largest as a band; the axis has places, not distances, since 0 has none on a logarithm. */
export function axisSpec({
  axis,
  values,
  names,
  points,
  scale,
  words: { quantity },
}: {
  readonly axis: string;
  readonly values: readonly number[];
  /** Of the lines, in their order. */
  readonly names: readonly string[];
  readonly points: readonly AxisPoint[];
  readonly scale: ValueScale;
  readonly words: Words;
}): PictureSpec {
  const { color, strokeDash } = seriesEncoding(names);
  return {
    ...pictureTheme,
    data: {
      values: points.map(({ at, series, min, median, max }) => ({
        at,
        series,
        min,
        median,
        max,
      })),
    },
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
          y: {
            field: 'min',
            type: 'quantitative',
            scale: { ...scale, nice: scale.type === 'linear' },
            axis: valueAxis(scale),
          },
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
