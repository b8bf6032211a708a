import type { Tally, Verdict } from '../../model/outcome/verdict.ts';
import type { CheckChange } from '../../comparison/compare-checks.ts';
import type { Words } from '../locale/words.ts';
import type { Table } from './table.ts';
import { formatDistinct } from '../format/numbers.ts';

/**
 * Returns the table of changes, one row for each check: verdicts with their counts, flips, and the margin
 * before and now.
 */
export function viewSummary(changes: readonly CheckChange[], words: Words): Table {
  const { table } = words.comparison;
  return {
    caption: table.summary,
    columns: [table.check, table.before, table.now, table.toFailing, table.toHolding, table.margin],
    rows: changes.map(({ id, base, head, rows }) => {
      const margin = rows?.margin ?? null;
      return {
        head: id,
        cells: [
          verdictOf(base, rows?.tally.base, words),
          verdictOf(head, rows?.tally.head, words),
          rows === null ? '' : String(rows.toFailing.length),
          rows === null ? '' : String(rows.toHolding.length),
          margin === null || margin.base === null || margin.head === null
            ? ''
            : formatDistinct(margin.base, margin.head).join(' → '),
        ],
        state: head?.state ?? null,
      };
    }),
  };
}

function verdictOf(verdict: Verdict | null, tally: Tally | undefined, { check }: Words): string {
  if (verdict === null) return '-';
  const word = check.verdict[verdict.state];
  return tally === undefined ? word : `${word}, ${tally.held}/${tally.of}`;
}
