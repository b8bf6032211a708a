import type { Evidence } from '../check/verdict.ts';
import type { Row, Table } from './table.ts';
import { findingWords } from './words/finding-words.ts';
import { formatApart } from './words/format-apart.ts';
import { formatNumber } from './words/format-number.ts';
import { quantityWords } from './words/quantity-words.ts';
import { verdictWords } from './words/verdict-words.ts';

type Kind = Evidence['kind'];
type EvidenceOf<K extends Kind> = Extract<Evidence, { kind: K }>;

/** A trend over more values than this is shown by its two ends. */
const widest = 12;

/** The numbers that decide a check, run by run or quantity by quantity. */
export function viewEvidence(evidence: Evidence): Table {
  const table = tables[evidence.kind] as (evidence: Evidence) => Table; // the table pairs each kind with its own
  return table(evidence);
}

const tables = {
  comparison: ({ left, operator, right, rows }) => ({
    caption: `${left} ${operator} ${right}, run by run`,
    columns: ['Seed', left, right, 'To spare', 'Verdict', 'Run'],
    rows: rows.map((row) => runRow(row, [...formatApart(row.left, row.right), formatNumber(row.margin)])),
  }),
  trend: ({ reading, direction, axis, values, rows }) => {
    const shown = values.length <= widest ? values.map((_, index) => index) : [0, values.length - 1];
    const ends = shown.length < values.length ? `; the ends of ${values.length} values` : '';
    const heads = shown.map(
      (index) => `${quantityWords(axis)} = ${formatNumber(values[index] ?? Number.NaN)}`,
    );
    return {
      caption: `${reading} ${direction} along ${quantityWords(axis)}, run by run${ends}`,
      columns: ['Seed', ...heads, 'Smallest step', 'Verdict', 'Run'],
      rows: rows.map((row) => {
        const readings = shown.map((index) => formatNumber(row.readings[index] ?? Number.NaN));
        return runRow(row, [...readings, formatNumber(row.margin)]);
      }),
    };
  },
  state: ({ reading, state, rows }) => ({
    caption: `${reading} ${state === 'finite' ? 'is finite' : 'diverges'}, run by run`,
    columns: ['Seed', reading, 'Diverged', 'Verdict', 'Run'],
    rows: rows.map((row) => runRow(row, [formatNumber(row.value), row.diverged ? 'yes' : 'no'])),
  }),
  findings: ({ findings }) => ({
    caption: 'What was measured against what is stated, in the worst of the runs examined',
    columns: ['Quantity', 'Measured', 'Stated', 'Tolerance', 'Verdict', 'Runs', 'Worst run'],
    rows: findings
      .toSorted((a, b) => Number(a.holds) - Number(b.holds))
      .map(({ quantity, measured, stated, tolerance, holds, run, runs }) => {
        const { state, symbol, word } = verdictWords(holds ? 'holds' : 'fails');
        const figures = holds
          ? [formatNumber(measured), formatNumber(stated)]
          : formatApart(measured, stated);
        const allowed = tolerance === 0 ? 'exact' : formatNumber(tolerance, 2);
        return {
          head: findingWords(quantity),
          cells: [...figures, allowed, `${symbol} ${word}`, String(runs), run],
          state,
        };
      }),
  }),
} satisfies { readonly [K in Kind]: (evidence: EvidenceOf<K>) => Table };

function runRow(
  row: { readonly seed: number; readonly run: string; readonly holds: boolean },
  cells: readonly string[],
): Row {
  const { state, symbol, word } = verdictWords(row.holds ? 'holds' : 'fails');
  return { head: String(row.seed), cells: [...cells, `${symbol} ${word}`, row.run], state };
}
