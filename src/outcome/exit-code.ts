import type { Outcome } from './outcome.ts';

/** What the process ends with; when several apply, the first in `severity` counts. */
export const exitCodes = {
  ok: 0,
  fails: 1,
  usage: 2,
  baseline: 3,
  undecided: 4,
  bug: 70,
  output: 73,
  interrupted: 130,
} as const;

export type ExitReason = keyof typeof exitCodes;

const severity: readonly ExitReason[] = [
  'interrupted',
  'bug',
  'output',
  'usage',
  'fails',
  'undecided',
  'baseline',
  'ok',
];

/** Why a run of these experiments ends as it does. */
export function exitReason(outcomes: readonly Pick<Outcome, 'complete' | 'checks'>[]): ExitReason {
  const reasons = new Set(
    outcomes.flatMap(({ complete, checks }): ExitReason[] => [
      complete ? 'ok' : 'interrupted',
      ...checks.map(({ verdict }): ExitReason => (verdict.state === 'holds' ? 'ok' : verdict.state)),
    ]),
  );
  return worstReason([...reasons]);
}

export function worstReason(reasons: readonly ExitReason[]): ExitReason {
  return severity.find((reason) => reasons.includes(reason)) ?? 'ok';
}
