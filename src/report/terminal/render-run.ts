import type { Judged } from '../../model/outcome/outcome.ts';
import { isFailed } from '../../plan/is-failed.ts';
import type { RunRecord } from '../../model/run/record.ts';
import { didYouMean } from '../../spec/did-you-mean.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import { epochOf } from '../../model/run/epochs.ts';
import { curveOf, epochCounts, type Metric } from '../../model/run/metric.ts';
import type { Words } from '../locale/words.ts';
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
  words: Words,
): string {
  const { only, runs } = words.section;
  const draws = record.draws.map(
    ({ stream, kind, shape, digest }) => `  ${digest}  ${stream} ${kind} [${shape.join(', ')}]`,
  );
  const ends = Object.entries(scalars).map(([name, value]) => `  ${name} ${formatNumber(value, 6)}`);
  const lines = [
    `${record.run}: ${runs.state[record.state]}`,
    ...(isFailed(record) ? errorLines(viewError(record, words), { texts: words.texts, indent: '  ' }) : []),
    ...unreadLines(passed, record, words),
    '',
    only.draws,
    ...draws,
    ...(isFailed(record) ? [] : epochLines(record.metrics, words)),
    ...(ends.length === 0 ? [] : ['', only.ends, ...ends]),
    ...(checks.length === 0
      ? []
      : ['', only.guards, ...checks.flatMap((check) => guardLines(check, experiment, words))]),
    '',
  ];
  return printable(lines).join('\n');
}

/** Warns of each setting that was passed but not read: the run may not be the one that its name says. */
function unreadLines(passed: Settings, { reads }: RunRecord, words: Words): string[] {
  if (reads === undefined) return [];
  const unread = Object.keys(passed).filter((name) => !reads.includes(name));
  return unread.map((name) => {
    return `  ${words.section.only.unread(name, reads, didYouMean(name, reads) ?? null)}`;
  });
}

/** Renders the metrics that are reported by epoch. A metric that is known once is listed among the ends. */
function epochLines(metrics: Readonly<Record<string, Metric>>, words: Words): string[] {
  const counts = epochCounts(metrics);
  const names = Object.keys(counts);
  if (names.length === 0) return [];
  const epochs = Math.max(...Object.values(counts));
  const rows = Array.from({ length: epochs }, (_, i) => [
    String(epochOf(i)),
    ...names.map((name) => formatNumber(curveOf(metrics[name])[i] ?? Number.NaN, 6)),
  ]);
  const table = [[words.texts.fields.epoch, ...names], ...rows];
  return [
    '',
    words.section.only.metrics,
    ...table.map((row) => `  ${row.map((cell) => cell.padStart(12)).join('')}`),
  ];
}

function guardLines({ id, verdict }: Judged, experiment: Experiment, words: Words): string[] {
  const { symbol, word } = verdictWords(verdict.state, words);
  const cause = verdict.cause === undefined ? '' : `: ${words.cause(verdict.cause, experiment)}`;
  return [`  ${symbol} ${id} ${word}${cause}`];
}
