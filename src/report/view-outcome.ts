import type { Outcome } from '../outcome/outcome.ts';
import { cleanText } from './words/clean-text.ts';
import { formatCount } from './words/format-count.ts';
import { verdictWords, worstFirst, worstOf, type VerdictWords } from './words/verdict-words.ts';
import { viewChecks, type CheckView } from './view-checks.ts';
import { viewEnvironment, type Fact } from './view-environment.ts';
import { viewPictures, type Picture } from './view-pictures.ts';
import { viewRuns, type RunsView } from './view-runs.ts';
import { viewStated } from './view-stated.ts';
import type { Table } from './table.ts';

/** What every face of the report shows: in words, in order, with numbers formatted. JSON-safe. */
export type View = {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly subject: string;
  readonly law: string | null;
  readonly verdict: VerdictWords;
  /** One sentence that says how it ended. */
  readonly headline: string;
  readonly counts: readonly { readonly verdict: VerdictWords; readonly count: number }[];
  /** False after an interruption. */
  readonly complete: boolean;
  /** What the command line changed. */
  readonly changes: readonly string[];
  readonly claims: readonly CheckView[];
  readonly guards: readonly CheckView[];
  /** The claims and guards that do not hold. */
  readonly open: readonly CheckView[];
  readonly pictures: readonly Picture[];
  readonly stated: Table;
  readonly runs: RunsView;
  readonly environment: readonly Fact[];
  /** ISO 8601, UTC. */
  readonly started: string;
  /** In seconds. */
  readonly duration: number;
};

/** Turns an Outcome into what is shown of it. Pure: the same Outcome, the same View. */
export function viewOutcome(outcome: Outcome): View {
  const { experiment, environment } = outcome;
  const pictures = viewPictures(outcome);
  const checks = viewChecks(outcome, pictures);
  const states = checks.map(({ verdict }) => verdict.state);
  const state = worstOf(outcome.complete ? states : [...states, 'undecided']);
  return cleanText<View>({
    id: experiment.id,
    title: experiment.title,
    file: experiment.file,
    subject: `${experiment.subject.file}#${experiment.subject.export}`,
    law: experiment.law,
    verdict: verdictWords(state),
    headline: headline(checks, outcome.complete),
    counts: (['fails', 'undecided', 'holds'] as const).map((each) => ({
      verdict: verdictWords(each),
      count: states.filter((one) => one === each).length,
    })),
    complete: outcome.complete,
    changes: outcome.changes,
    claims: worstFirst(checks.filter(({ role }) => role === 'claim')),
    guards: worstFirst(checks.filter(({ role }) => role === 'guard')),
    open: worstFirst(checks.filter(({ verdict }) => verdict.state !== 'holds')),
    pictures,
    stated: viewStated(outcome),
    runs: viewRuns(outcome),
    environment: viewEnvironment(outcome),
    started: environment.started,
    duration: Object.values(environment.timings).reduce((sum, time) => sum + time, 0) / 1000,
  });
}

function headline(checks: readonly CheckView[], complete: boolean): string {
  const count = (role: CheckView['role'], state: VerdictWords['state']) =>
    checks.filter((check) => check.role === role && check.verdict.state === state).length;
  const parts = (['fails', 'undecided'] as const).flatMap((state) => {
    const named = (['claim', 'guard'] as const).flatMap((role) => {
      const number = count(role, state);
      return number === 0 ? [] : [formatCount(number, role)];
    });
    const many = count('claim', state) + count('guard', state) > 1;
    return named.length === 0 ? [] : [`${named.join(' and ')} ${many ? plural[state] : singular[state]}`];
  });
  if (parts.length > 0) return parts.join(', ');
  if (!complete) return 'Interrupted before everything was measured';
  return `${formatCount(checks.filter(({ role }) => role === 'claim').length, 'claim')} and ${formatCount(checks.filter(({ role }) => role === 'guard').length, 'guard')} hold`;
}

const singular = { fails: 'fails', undecided: 'is undecided' } as const;
const plural = { fails: 'fail', undecided: 'are undecided' } as const;
