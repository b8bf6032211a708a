import type { Outcome } from '../outcome/outcome.ts';
import { plainRow, type Table } from './table.ts';
import { runAlone } from './words/commands.ts';
import { formatCount } from './words/format-count.ts';
import { formatNumber } from './words/format-number.ts';

export type RunsView = {
  /** How many runs ended how. */
  readonly summary: string;
  /** Runs that threw, diverged or were not made. */
  readonly failed: Table;
};

/** More than these are counted alone. */
const most = 50;

/** How the planned runs ended, the failed ones with their error. */
export function viewRuns(outcome: Outcome): RunsView {
  const states = outcome.runs.state;
  const words = {
    finished: 'finished',
    diverged: 'diverged',
    threw: 'threw',
    'not-run': 'not made',
  } as const;
  const failed = outcome.plan.flatMap(({ id }, index) => {
    const state = states[index] ?? 'not-run';
    return state === 'finished' ? [] : [{ id, how: words[state], why: why(outcome, id) }];
  });
  const counts = (['finished', 'diverged', 'threw', 'not-run'] as const).flatMap((state) => {
    const count = states.filter((each) => each === state).length;
    return count === 0 ? [] : [`${formatNumber(count)} ${words[state]}`];
  });
  return {
    summary: `${formatCount(outcome.plan.length, 'run')}${counts.length === 0 ? '' : `: ${counts.join(', ')}`}`,
    failed: {
      caption: `Runs that did not finish${failed.length > most ? `, the first ${most} of ${failed.length}` : ''}`,
      columns: ['Run', 'How', 'Why', 'Alone'],
      rows: failed
        .slice(0, most)
        .map(({ id, how, why: reason }) =>
          plainRow(id, [how, reason, runAlone(outcome.experiment.file, id)]),
        ),
    },
  };
}

function why({ records, checks }: Outcome, run: string): string {
  const record = records.find((each) => each.run === run);
  if (record?.state === 'threw') return `${record.error.name}: ${record.error.message}`;
  if (record?.state === 'diverged') return divergence(record);
  for (const entry of checks.flatMap(({ measured }) => measured)) {
    if (entry.state === 'measured' && entry.diverged?.run === run) return divergence(entry.diverged);
  }
  return '';
}

function divergence({
  epoch,
  growth,
}: {
  readonly epoch: number | null;
  readonly growth: number | null;
}): string {
  const parts = [
    ...(epoch === null ? [] : [`not finite from epoch ${formatNumber(epoch)} on`]),
    ...(growth === null ? [] : [`the weights ended ${formatNumber(growth)} times as long as they began`]),
  ];
  return parts.join(', ');
}
