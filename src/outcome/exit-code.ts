import { blessedGuards } from '../model/experiment/experiment.ts';
import type { Judged, Outcome } from '../model/outcome/outcome.ts';

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
      ...checks.map(reasonOf),
    ]),
  );
  return worstReason([...reasons]);
}

/** What one check makes of it. What fails against blessed figures has moved, which is not to say that it is wrong. */
export function reasonOf({ id, role, verdict }: Pick<Judged, 'id' | 'role' | 'verdict'>): ExitReason {
  if (verdict.state === 'holds') return 'ok';
  return verdict.state === 'fails' && role === 'guard' && blessedGuards.has(id) ? 'baseline' : verdict.state;
}

export function worstReason(reasons: readonly ExitReason[]): ExitReason {
  return severity.find((reason) => reasons.includes(reason)) ?? 'ok';
}
