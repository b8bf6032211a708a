import type { Outcome } from '../../model/outcome/outcome.ts';
import type { FailedRecord } from '../../model/run/record.ts';
import { isFailed } from '../../plan/is-failed.ts';
import { runAlone } from '../format/commands.ts';
import { errorText } from '../format/text.ts';
import type { Words } from '../locale/words.ts';

/** What ended a run: an error in the book's code, or a result that is no fit. */
export type ErrorView = {
  readonly error: string;
  /** Where in the book's code, as file:line:column; null if that is not known. */
  readonly place: string | null;
  /** The line of code there. */
  readonly code: string | null;
  /** What called it, and what caused it, a line each. */
  readonly trace: readonly string[];
  /** What the run printed until it failed, in lines; empty if nothing. */
  readonly output: readonly string[];
};

/** One error, with the runs that it ended; the output is the first one's. */
export type FailureView = ErrorView & {
  /** The first run, and how many others. */
  readonly runs: string;
  /** Makes the first run alone. */
  readonly command: string;
};

/** Errors that are shown; further ones are among the runs. */
const most = 10;

/** Returns the distinct errors that ended runs, in the order of the plan. */
export function viewFailures(outcome: Outcome, words: Words): readonly FailureView[] {
  const byError = new Map<string, FailedRecord[]>();
  const records = new Map(outcome.records.map((record) => [record.run, record]));
  for (const { id } of outcome.plan) {
    const record = records.get(id);
    if (record === undefined || !isFailed(record)) continue;
    const key = JSON.stringify([errorText(record), record.error.frames]);
    const alike = byError.get(key);
    if (alike) alike.push(record);
    else byError.set(key, [record]);
  }
  return [...byError.values()].slice(0, most).flatMap(([record, ...others]) =>
    record === undefined
      ? []
      : [
          {
            runs: words.section.failures.runs(record.run, others.length),
            ...viewError(record, words),
            command: runAlone(outcome, record.run),
          },
        ],
  );
}

/** Returns what ended a run, with its place in the book's code. */
export function viewError(record: FailedRecord, words: Words): ErrorView {
  const { frames = [], code = null, causes = [] } = record.error;
  const { calledFrom, causedBy } = words.section.failures;
  const [place = null, ...callers] = frames;
  return {
    error: errorText(record),
    place,
    code,
    trace: [...callers.map(calledFrom), ...causes.map(causedBy)],
    output: record.output === undefined ? [] : record.output.trimEnd().split('\n'),
  };
}
