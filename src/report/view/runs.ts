import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Words } from '../locale/words.ts';
import { isFailed } from '../../plan/is-failed.ts';
import { plainRow, type Table } from './table.ts';
import { runAlone } from '../format/commands.ts';
import { viewCells } from './cells.ts';
import { errorText } from '../format/text.ts';
import { formatNumber } from '../format/numbers.ts';

export type RunsView = {
  /** How many runs ended in which state. */
  readonly summary: string;
  /** Runs that left no fit, diverged or were not made. */
  readonly failed: Table;
  /** One row for each cell of the sweep. */
  readonly cells: Table;
};

/** Further runs are counted, not shown. */
const maxRows = 50;

/** Returns how the planned runs ended, with the error of each that failed. */
export function viewRuns(outcome: Outcome, words: Words): RunsView {
  const text = words.section.runs;
  const states = outcome.runs.state;
  const failed = outcome.plan.flatMap(({ id }, index) => {
    const state = states[index] ?? 'not-run';
    return state === 'finished' ? [] : [{ id, how: text.state[state] }];
  });
  const counts = (['finished', 'diverged', 'threw', 'refused', 'not-run'] as const).flatMap((state) => {
    const count = states.filter((each) => each === state).length;
    return count === 0 ? [] : [`${formatNumber(count)} ${text.state[state]}`];
  });
  return {
    summary: text.counted(outcome.plan.length, counts),
    failed: {
      caption: `${text.failed}${failed.length > maxRows ? text.first(maxRows, failed.length) : ''}`,
      columns: [text.run, text.how, text.why, text.alone],
      rows: failed
        .slice(0, maxRows)
        .map(({ id, how }) => plainRow(id, [how, why(outcome, id, text), runAlone(outcome, id)])),
    },
    cells: viewCells(outcome, words),
  };
}

type RunWords = Words['section']['runs'];

function why({ records, checks }: Outcome, run: string, text: RunWords): string {
  const record = records.find((each) => each.run === run);
  if (record && isFailed(record)) return errorText(record);
  if (record?.state === 'diverged') return divergence(record, text);
  for (const entry of checks.flatMap(({ measured }) => measured)) {
    if (entry.state === 'measured' && entry.diverged?.run === run) return divergence(entry.diverged, text);
  }
  return '';
}

function divergence(
  { epoch, growth }: { readonly epoch: number | null; readonly growth: number | null },
  text: RunWords,
): string {
  const parts = [
    ...(epoch === null ? [] : [text.notFinite(formatNumber(epoch))]),
    ...(growth === null ? [] : [text.grown(formatNumber(growth))]),
  ];
  return parts.join(', ');
}
