import { trends } from '../../../model/experiment/statement.ts';
import type { Evidence } from '../../../model/outcome/verdict.ts';
import type { Words } from '../../locale/words.ts';
import { worstRowsFirst } from '../../view/worst-run.ts';
import type { PictureSpec, ClaimDrawing } from '../picture.ts';
import { spreadEvenly } from '../vega/spread-evenly.ts';
import { valueAxis, valueScale, type ValueScale } from '../vega/value-scale.ts';
import { chooseRows } from './choose-rows.ts';
import { claimTheme } from './claim-theme.ts';

export type Trend = Extract<Evidence, { kind: 'trend' }>;
export type TrendRow = Trend['rows'][number];

const maxPlaces = 24;
const maxPoints = 2000; // of all lines together
const minRows = 40;

/**
 * Draws a line for each seed along the axis, whose values are spaced evenly. The worst step of a seed that
 * does not hold stands out.
 */
export function trendPicture(evidence: Trend, words: Words): ClaimDrawing | null {
  const { axis, direction, values, reading } = evidence;
  const text = words.claimPicture;
  const name = words.quantity(axis);
  const places = choosePlaces(evidence);
  const maxRows = Math.min(200, Math.max(minRows, Math.floor(maxPoints / Math.max(places.length, 1))));
  const rows = chooseRows(evidence.rows, maxRows);
  const shownReadings = rows.flatMap(({ readings }) => places.map((place) => readings[place] ?? Number.NaN));
  const finite = shownReadings.filter(Number.isFinite);
  const scale = valueScale(finite);
  if (!scale) return null;
  const failing = rows.filter(({ holds }) => !holds).length;
  return {
    title: text.trend(reading, name),
    caption: words.picture.sentences([
      rows.length === 1 ? text.oneSeed(rows[0]?.seed ?? 0) : text.lines(rows.length),
      ...(failing === 0 ? [] : [text.offending(failing)]),
      ...(rows.length < evidence.rows.length ? [text.chosen(rows.length, evidence.rows.length)] : []),
      words.picture.evenly(name),
      ...(places.length < values.length ? [text.places(places.length, values.length)] : []),
      ...(scale.type === 'log' ? [words.picture.logarithmic] : []),
      ...(finite.length === shownReadings.length
        ? []
        : [words.picture.lost(shownReadings.length - finite.length)]),
    ]),
    spec: trendSpec({ axis: name, values, places, rows, scale, worst: (row) => worstStep(row, direction) }),
  };
}

/** Chooses places on the axis: all, or an even choice that includes the worst steps. */
function choosePlaces({ values, rows, direction }: Trend): readonly number[] {
  const all = values.map((_, index) => index);
  if (all.length <= maxPlaces) return all;
  const worst = worstRowsFirst(rows)
    .slice(0, 4)
    .flatMap((row) => {
      const from = worstStep(row, direction);
      return from === undefined ? [] : [from, from + 1];
    });
  const chosen = new Set([...spreadEvenly(all, maxPlaces - worst.length), ...worst]);
  return all.filter((place) => chosen.has(place));
}

/**
 * Returns the place from which the largest step against the direction starts. A step without a number counts
 * as the worst.
 */
export function worstStep({ readings }: TrendRow, direction: Trend['direction']): number | undefined {
  const { sign } = trends[direction];
  const steps = readings
    .slice(1)
    .map((value, from) => ({ from, step: sign * (value - (readings[from] ?? Number.NaN)) }));
  const rank = (step: number) => (Number.isNaN(step) ? Number.NEGATIVE_INFINITY : step);
  return steps.toSorted((a, b) => (rank(a.step) === rank(b.step) ? 0 : rank(a.step) - rank(b.step)))[0]?.from;
}

type Parts = {
  /** the axis' name, in words */
  readonly axis: string;
  readonly values: readonly number[];
  /** Indexes of the values that are drawn. */
  readonly places: readonly number[];
  readonly rows: readonly TrendRow[];
  readonly scale: ValueScale;
  readonly worst: (row: TrendRow) => number | undefined;
};

/** A line is interrupted at a value that is not finite. */
const line = { type: 'line', invalid: 'break-paths-filter-domains' } as const;

/** Draws thin lines for the seeds that hold, and dashed lines with a thick worst step for those that do not. */
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
      order: { value: null }, // in the order of the data, not from left to right
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

/**
 * Returns a seed's line, ended by a gap. So all lines fit into one path, which takes a tenth of the bytes of
 * one path each.
 */
function pathOf({ seed, readings }: TrendRow, places: readonly number[], values: readonly number[]) {
  const points = places.map((place) => {
    const value = readings[place] ?? Number.NaN;
    return { seed, at: values[place], value: Number.isFinite(value) ? value : null };
  });
  return [...points, { seed, at: values[places.at(-1) ?? 0], value: null }];
}
