import { claimTheme } from './claim-theme.ts';
import type { PictureSpec } from '../picture.ts';
import type { TrendRow } from './trend-picture.ts';
import { valueAxis, type ValueScale } from '../vega/value-scale.ts';

type Parts = {
  /** In words. */
  readonly axis: string;
  readonly values: readonly number[];
  /** Which of the values are drawn. */
  readonly places: readonly number[];
  readonly rows: readonly TrendRow[];
  readonly scale: ValueScale;
  readonly worst: (row: TrendRow) => number | undefined;
};

/** Lines break where a value is not finite. */
const line = { type: 'line', invalid: 'break-paths-filter-domains' } as const;

/** Thin lines for the seeds that hold; dashed ones for those that do not, their worst step thick. */
export function trendSpec(parts: Parts): PictureSpec {
  const { axis, values, places, rows, scale } = parts;
  const failing = rows.filter(({ holds }) => !holds);
  const held = rows.filter(({ holds }) => holds);
  const faint = rows.length > 20 ? 0.4 : 0.75;
  return {
    ...claimTheme,
    height: 110,
    encoding: {
      x: {
        field: 'at',
        type: 'ordinal',
        scale: { domain: places.map((place) => values[place]), type: 'point', padding: 0.2 },
        axis: { title: axis, labelAngle: 0, labelOverlap: true, format: '~g' },
      },
      y: {
        field: 'value',
        type: 'quantitative',
        scale: { ...scale, nice: scale.type === 'linear' },
        axis: { ...valueAxis(scale), ...(scale.type === 'linear' ? { tickCount: 3 } : {}) },
      },
      order: { value: null }, // as they stand, not from left to right
    },
    layer: [
      {
        data: { values: held.flatMap((row) => pathOf(row, places, values)) },
        mark: {
          ...line,
          color: 'var(--series-1)',
          strokeWidth: 1.25,
          opacity: faint,
          point: places.length === 1,
        },
      },
      ...(failing.length === 0 ? [] : failingLayers(failing, parts)),
    ],
  };
}

function failingLayers(failing: readonly TrendRow[], { values, places, worst }: Parts) {
  const steps = failing.flatMap((row) => {
    const from = worst(row);
    return from === undefined || !places.includes(from) || !places.includes(from + 1)
      ? []
      : pathOf(row, [from, from + 1], values);
  });
  const color = 'var(--fails)';
  return [
    {
      data: { values: failing.flatMap((row) => pathOf(row, places, values)) },
      mark: { ...line, color, strokeWidth: 1.5, strokeDash: [5, 3] },
    },
    {
      data: { values: steps },
      mark: {
        ...line,
        color,
        strokeWidth: 4,
        strokeCap: 'round',
        point: { shape: 'square', color, filled: true, size: 40 },
      },
    },
  ];
}

/** All lines stand in one path, which takes a tenth of the bytes of a path each: a gap ends each line. */
function pathOf({ seed, readings }: TrendRow, places: readonly number[], values: readonly number[]) {
  const points = places.map((place) => {
    const value = readings[place] ?? Number.NaN;
    return { seed, at: values[place], value: Number.isFinite(value) ? value : null };
  });
  return [...points, { seed, at: values[places.at(-1) ?? 0], value: null }];
}
