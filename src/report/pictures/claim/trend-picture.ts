import type { Evidence } from '../../../model/outcome/verdict.ts';
import type { Words } from '../../locale/words.ts';
import { worstRowsFirst } from '../../view/worst-run.ts';
import { chooseRows } from './choose-rows.ts';
import type { ClaimDrawing } from './claim-picture.ts';
import { spreadEvenly } from '../vega/spread-evenly.ts';
import { trendSpec } from './trend-spec.ts';
import { valueScale } from '../vega/value-scale.ts';

export type Trend = Extract<Evidence, { kind: 'trend' }>;
export type TrendRow = Trend['rows'][number];

const mostPlaces = 24;
const mostPoints = 2000; // of all lines together
const fewestRows = 40;

/** A line for each seed along the axis' values, at places, not distances; where it does not hold, its worst step stands out. */
export function trendPicture(evidence: Trend, words: Words): ClaimDrawing | null {
  const { axis, direction, values, reading } = evidence;
  const text = words.claimPicture;
  const name = words.quantity(axis);
  const places = choosePlaces(evidence);
  const most = Math.min(200, Math.max(fewestRows, Math.floor(mostPoints / Math.max(places.length, 1))));
  const rows = chooseRows(evidence.rows, most);
  const drawn = rows.flatMap(({ readings }) => places.map((place) => readings[place] ?? Number.NaN));
  const finite = drawn.filter(Number.isFinite);
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
      ...(finite.length === drawn.length ? [] : [words.picture.lost(drawn.length - finite.length)]),
    ]),
    spec: trendSpec({ axis: name, values, places, rows, scale, worst: (row) => worstStep(row, direction) }),
  };
}

/** Places on the axis: all, or an even choice with the worst steps among them. */
function choosePlaces({ values, rows, direction }: Trend): readonly number[] {
  const all = values.map((_, index) => index);
  if (all.length <= mostPlaces) return all;
  const worst = worstRowsFirst(rows)
    .slice(0, 4)
    .flatMap((row) => {
      const from = worstStep(row, direction);
      return from === undefined ? [] : [from, from + 1];
    });
  const chosen = new Set([...spreadEvenly(all, mostPlaces - worst.length), ...worst]);
  return all.filter((place) => chosen.has(place));
}

/** Where the step against the direction is largest: the place that it starts from. One without a number comes first. */
export function worstStep({ readings }: TrendRow, direction: Trend['direction']): number | undefined {
  const sign = direction === 'rises' ? 1 : -1;
  const steps = readings
    .slice(1)
    .map((value, from) => ({ from, step: sign * (value - (readings[from] ?? Number.NaN)) }));
  const rank = (step: number) => (Number.isNaN(step) ? Number.NEGATIVE_INFINITY : step);
  return steps.toSorted((a, b) => (rank(a.step) === rank(b.step) ? 0 : rank(a.step) - rank(b.step)))[0]?.from;
}
