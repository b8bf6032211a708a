import type { Judged } from '../../model/outcome/outcome.ts';
import { isFailed } from '../../plan/is-failed.ts';
import type { RunRecord } from '../../model/run/record.ts';
import { didYouMean } from '../../spec/did-you-mean.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import { curveOf, epochCounts, type Metric } from '../../model/run/metric.ts';
import { english } from '../locale/en/english.ts';
import { printable } from '../format/visible-text.ts';
import { viewError } from '../view/failures.ts';
import { errorLines } from './error-lines.ts';
import { formatNumber } from '../format/numbers.ts';
import { verdictWords } from '../format/verdict-words.ts';

/**
 * Renders one run for `--only`: its draws, its metrics by epoch, its end, and what the guards say of this run
 * alone.
 */
export function renderRun(
  experiment: Experiment,
  passed: Settings,
  record: RunRecord,
  scalars: Readonly<Record<string, number>>,
  checks: readonly Judged[],
): string {
  const draws = record.draws.map(
    ({ stream, kind, shape, digest }) => `  ${digest}  ${stream} ${kind} [${shape.join(', ')}]`,
  );
  const ends = Object.entries(scalars).map(([name, value]) => `  ${name} ${formatNumber(value, 6)}`);
  const lines = [
    `${record.run}: ${english.section.runs.state[record.state]}`,
    ...(isFailed(record)
      ? errorLines(viewError(record, english), {
          texts: english.texts,
          indent: '  ',
        })
      : []),
    ...unreadLines(passed, record),
    '',
    'draws, by the digest of what was handed out',
    ...draws,
    ...(isFailed(record) ? [] : epochLines(record.metrics)),
    ...(ends.length === 0 ? [] : ['', 'at the end', ...ends]),
    ...(checks.length === 0
      ? []
      : ['', 'guards, of this run alone', ...checks.flatMap((check) => guardLines(check, experiment))]),
    '',
  ];
  return printable(lines).join('\n');
}

/** Warns of each setting that was passed but not read: the run may not be the one that its name says. */
function unreadLines(passed: Settings, { reads }: RunRecord): string[] {
  if (reads === undefined) return [];
  const unread = Object.keys(passed).filter((name) => !reads.includes(name));
  return unread.map((name) => {
    const meant = didYouMean(name, reads);
    const hint = meant === undefined ? '' : `: did you mean "${meant}"?`;
    return `  the code did not read the setting "${name}"; it reads ${reads.join(', ') || 'none'}${hint}`;
  });
}

/** Renders the metrics that are reported by epoch. A metric that is known once is listed among the ends. */
function epochLines(metrics: Readonly<Record<string, Metric>>): string[] {
  const counts = epochCounts(metrics);
  const names = Object.keys(counts);
  if (names.length === 0) return [];
  const epochs = Math.max(...Object.values(counts));
  const rows = Array.from({ length: epochs }, (_, i) => [
    String(i + 1),
    ...names.map((name) => formatNumber(curveOf(metrics[name])[i] ?? Number.NaN, 6)),
  ]);
  const table = [['epoch', ...names], ...rows];
  return [
    '',
    'metrics by epoch',
    ...table.map((row) => `  ${row.map((cell) => cell.padStart(12)).join('')}`),
  ];
}

function guardLines({ id, verdict }: Judged, experiment: Experiment): string[] {
  const { symbol, word } = verdictWords(verdict.state, english);
  const cause = verdict.cause === undefined ? '' : `: ${english.cause(verdict.cause, experiment)}`;
  return [`  ${symbol} ${id} ${word}${cause}`];
}
