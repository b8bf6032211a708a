import type { CellShift } from '../../../comparison/compare-cells.ts';
import type { CheckChange } from '../../../comparison/compare-checks.ts';
import type { Shift } from '../../../comparison/paired-shift.ts';
import type { Words } from '../../locale/words.ts';
import { plainRow, type Table } from '../table.ts';
import { formatDistinct, formatNumber } from '../../format/numbers.ts';
import { verdictWords } from '../../format/verdict-words.ts';

const absent = '-';

/** Further figures are counted, not shown. */
const maxRows = 60;

/** Renders a shift as four cells: before, now, the change, and the change in seed standard deviations. */
export function shiftCells({
  base,
  head,
  shift,
  sds,
  pairs,
}: Shift): readonly [string, string, string, string] {
  const [was, is] =
    base !== null && head !== null
      ? formatDistinct(base, head)
      : [base, head].map((value) => formatNumber(value ?? Number.NaN)); // some side has no number in any seed
  return pairs === 0
    ? [absent, absent, absent, absent]
    : [
        was ?? absent,
        is ?? absent,
        shift === null ? absent : formatSigned(shift),
        sds === null ? absent : formatSigned(sds, 2),
      ];
}

/** Renders a change with its sign: `+0.2`. */
export function formatSigned(value: number, digits = 3): string {
  return `${value > 0 ? '+' : ''}${formatNumber(value, digits)}`;
}

/** Returns the table of figures at the last epoch that moved, one row for each cell and metric. */
export function viewMovedCells(
  cells: readonly CellShift[],
  { comparison: { table }, quantity }: Words,
): Table {
  return {
    caption: table.figures(Math.min(maxRows, cells.length), cells.length),
    columns: [table.cell, table.metric, table.before, table.now, table.change, table.sds, table.seeds],
    rows: cells
      .slice(0, maxRows)
      .map(({ cell, metric, shift }) =>
        plainRow(cell, [quantity(metric), ...shiftCells(shift), String(shift.pairs)]),
      ),
  };
}

/** Returns the table of claims and guards that did not change, with the move of their margins if any moved. */
export function viewUnchanged(changes: readonly CheckChange[], words: Words): Table {
  const { table } = words.comparison;
  const moves = changes.map((change) => moveOf(change, words));
  const moved = moves.some((cells) => cells !== null);
  return {
    caption: moved ? table.unchangedMoved : table.unchanged,
    columns: [
      table.check,
      table.verdict,
      ...(moved ? [table.before, table.now, table.change, table.sds] : []),
    ],
    rows: changes.map(({ id, head }, index) => {
      const { symbol, word, state } = verdictWords(head?.state ?? 'undecided', words);
      return {
        head: id,
        cells: [`${symbol} ${word}`, ...(moved ? (moves[index] ?? ['', '', '', '']) : [])],
        state: state === 'holds' ? null : state,
      };
    }),
  };
}

/** The cells before, now, change and standard deviations; null if nothing moved. */
function moveOf({ rows, findings }: CheckChange, words: Words): readonly string[] | null {
  if (findings.length > 0) return ['', '', words.comparison.movedQuantities(findings.length), ''];
  const margin = rows?.margin ?? null;
  return margin === null || margin.same ? null : shiftCells(margin);
}
