import type { Evidence } from '../../../model/outcome/verdict.ts';
import type { Words } from '../../locale/words.ts';
import { chooseRows } from './choose-rows.ts';
import type { ClaimDrawing } from '../picture.ts';
import {
  acrossChannel,
  claimShapes,
  claimTheme,
  markEncoding,
  seedChannel,
  seedHeight,
  type ClaimMark,
} from './claim-theme.ts';
import { valueScale, type ValueScale } from '../vega/value-scale.ts';

type Comparison = Extract<Evidence, { kind: 'comparison' }>;
type ComparisonRow = Comparison['rows'][number];

/** With more seeds, no line joins the two sides: the lines would be a blot. */
const maxLines = 40;

/**
 * Draws both sides of a comparison at each seed on one axis: the left as a dot, or a cross if it does not
 * hold, the right as a tick.
 */
export function comparisonPicture(evidence: Comparison, words: Words): ClaimDrawing | null {
  const text = words.claimPicture;
  const rows = chooseRows(evidence.rows);
  const values = rows.flatMap(({ left, right }) => [left, right]);
  const finite = values.filter(Number.isFinite);
  const scale = valueScale(finite);
  if (!scale) return null;
  const [first, ...others] = rows;
  return {
    title: text.comparison,
    caption: words.picture.sentences([
      others.length === 0 ? text.oneSeed(first?.seed ?? 0) : text.rows(rows.length),
      ...(rows.length < evidence.rows.length ? [text.chosen(rows.length, evidence.rows.length)] : []),
      ...(scale.type === 'log' ? [words.picture.logarithmic] : []),
      ...(finite.length === values.length ? [] : [words.picture.lost(values.length - finite.length)]),
    ]),
    spec: comparisonSpec(evidence, rows, scale, text),
  };
}

function comparisonSpec(
  { left, operator, right }: Comparison,
  rows: readonly ComparisonRow[],
  scale: ValueScale,
  text: Words['claimPicture'],
) {
  const held = { name: left, shape: claimShapes.dot, color: 'var(--series-1)' };
  const failing = { name: text.failing(left), shape: claimShapes.cross, color: 'var(--fails)' };
  const asked = { name: `${operator} ${right}`, shape: claimShapes.tick, color: 'var(--ink)' };
  const bounds = new Set(rows.map((row) => row.right));
  const fixed = rows.length > 1 && bounds.size === 1;
  const points = [
    ...(fixed ? [] : rows.map((row) => ({ seed: row.seed, value: row.right, series: asked.name }))),
    ...rows.map((row) => ({
      seed: row.seed,
      value: row.left,
      series: row.holds ? held.name : failing.name,
    })),
  ].filter(({ value }) => Number.isFinite(value));
  const marks: readonly ClaimMark[] = [
    ...(rows.some(({ holds }) => holds) ? [held] : []),
    ...(rows.every(({ holds }) => holds) ? [] : [failing]),
    asked,
  ];
  return {
    ...claimTheme,
    height: seedHeight(rows.length),
    data: { values: points },
    encoding: {
      y: seedChannel(
        rows.map(({ seed }) => seed),
        text.seed,
      ),
    },
    layer: [
      ...(rows.length > maxLines ? [] : [linesBetween(rows)]),
      ...(fixed ? boundRule(rows[0]?.right ?? Number.NaN) : []),
      {
        mark: { type: 'point', filled: true, size: rows.length > maxLines ? 30 : 60, opacity: 1 },
        encoding: { x: acrossChannel('value', scale), ...markEncoding(marks) },
      },
    ],
  };
}

function linesBetween(rows: readonly ComparisonRow[]) {
  const values = rows
    .filter(({ left, right }) => Number.isFinite(left) && Number.isFinite(right))
    .map(({ seed, left, right }) => ({ seed, from: left, to: right }));
  return {
    data: { values },
    mark: { type: 'rule', color: 'var(--rule)', strokeWidth: 1 },
    encoding: { x: { field: 'from', type: 'quantitative' }, x2: { field: 'to' } },
  };
}

/** Draws one rule from top to bottom, for a right side that is the same in all seeds. */
function boundRule(value: number) {
  if (!Number.isFinite(value)) return [];
  return [
    {
      data: { values: [{ bound: value }] },
      mark: { type: 'rule', color: 'var(--ink)', strokeWidth: 2 },
      encoding: { x: { field: 'bound', type: 'quantitative' }, y: null },
    },
  ];
}
