import type { Words } from '../../locale/words.ts';
import type { OverlaidPoint } from './overlaid-curves.ts';
import { pictureTheme, seriesColours } from '../vega/picture-theme.ts';
import type { PictureSpec } from '../picture.ts';
import { textWidth } from '../vega/text-width.ts';
import { valueAxis, type ValueScale } from '../vega/value-scale.ts';

/** What is, is drawn solid. */
const dashes = [
  [6, 4],
  [1.5, 3],
  [9, 3, 2, 3],
  [4, 2],
];
const symbolWidth = 55; // a line's sample, and what stands between two names

/** What was, grey and dashed, a dash a metric, below what is, in the colours of the metrics. */
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

/** One entry a metric, an epoch and a side; what is not finite has no place. */
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

/** The first half of the names is of what is, in colours and solid; the other of what was, grey and dashed. */
function lineEncoding(names: readonly string[], metrics: number) {
  const { labelFontSize } = pictureTheme.config.legend;
  const widest = Math.max(...names.map((name) => textWidth(name, labelFontSize)));
  const fits = metrics * (widest + symbolWidth) < pictureTheme.width;
  const series = {
    field: 'series',
    type: 'nominal',
    legend: { columns: fits ? metrics : 1 }, // a metric above its own past
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
