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
} from './claim-theme.ts';
import { valueScale, type ValueScale } from '../vega/value-scale.ts';

type State = Extract<Evidence, { kind: 'state' }>;
type StateRow = State['rows'][number];

/** Draws each seed's final value on a logarithmic axis. Values that are not finite stand at its edge. */
export function statePicture(evidence: State, words: Words): ClaimDrawing | null {
  const text = words.claimPicture;
  const rows = chooseRows(evidence.rows);
  const finite = rows.map(({ value }) => value).filter(Number.isFinite);
  const lost = rows.length - finite.length;
  const scale = valueScale(finite.length === 0 ? [1] : finite, true);
  if (!scale) return null;
  return {
    title: text.state(evidence.reading),
    caption: words.picture.sentences([
      rows.length === 1 ? text.oneSeed(rows[0]?.seed ?? 0) : text.rows(rows.length),
      ...(rows.length < evidence.rows.length ? [text.chosen(rows.length, evidence.rows.length)] : []),
      ...(scale.type === 'log' && finite.length > 0 ? [words.picture.logarithmic] : []),
      ...(lost === 0 ? [] : [text.edge(lost)]),
    ]),
    spec: stateSpec(evidence, rows, lost === 0 ? scale : withEdge(scale), text),
  };
}

type Edged = ValueScale & { readonly edge?: number };

/** Adds room on the right; values that are not finite stand at its end. */
function withEdge({ type, domain: [low, high] }: ValueScale): Edged {
  const decades = Math.log10(high / low);
  const edge =
    type === 'log' ? Math.min(high * 10 ** Math.max(1, decades / 6), 1e308) : high + (high - low) / 6;
  return { type, domain: [low, edge], edge };
}

function stateSpec(
  { state }: State,
  rows: readonly StateRow[],
  { edge, ...scale }: Edged,
  text: Words['claimPicture'],
) {
  const wrong = 'var(--fails)';
  const diverged = {
    name: text.diverged,
    shape: claimShapes.triangle,
    color: state === 'finite' ? wrong : 'var(--series-2)',
  };
  const finite = {
    name: text.finite,
    shape: state === 'finite' ? claimShapes.dot : claimShapes.cross,
    color: state === 'finite' ? 'var(--series-1)' : wrong,
  };
  const values = rows.map((row) => ({
    seed: row.seed,
    value: Number.isFinite(row.value) ? row.value : edge,
    series: row.diverged ? diverged.name : finite.name,
  }));
  const marks = [diverged, finite].filter(({ name }) => values.some(({ series }) => series === name));
  const x = acrossChannel('value', scale);
  return {
    ...claimTheme,
    height: seedHeight(rows.length),
    data: { values },
    encoding: {
      y: seedChannel(
        rows.map(({ seed }) => seed),
        text.seed,
      ),
    },
    layer: [
      ...(edge === undefined ? [] : [edgeRule(edge)]),
      {
        mark: { type: 'point', filled: true, size: rows.length > 40 ? 30 : 70, opacity: 1 },
        encoding: {
          x:
            edge === undefined
              ? x
              : {
                  ...x,
                  axis: edgeAxis(
                    x.axis,
                    edge,
                    rows.some(({ value }) => Number.isFinite(value)),
                  ),
                },
          ...markEncoding(marks),
        },
      },
    ],
  };
}

function edgeRule(edge: number) {
  return {
    data: { values: [{ edge }] },
    mark: { type: 'rule', color: 'var(--rule)', strokeDash: [3, 3], strokeWidth: 1.5 },
    encoding: { x: { field: 'edge', type: 'quantitative' }, y: null },
  };
}

/** Labels the values below the edge, if any is known, and the edge as ∞. */
function edgeAxis(axis: Readonly<Record<string, unknown>>, edge: number, known: boolean) {
  const listed = Array.isArray(axis['values']) ? (axis['values'] as readonly number[]) : [0]; // an array, as `valueAxis` makes it
  return {
    ...axis,
    values: [...(known ? listed.filter((value) => value < edge * 0.9) : []), edge],
    labelExpr: `datum.value >= ${edge * 0.999} ? '∞' : format(datum.value, '~g')`,
  };
}
