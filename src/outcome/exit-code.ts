import { blessedGuards } from '../model/experiment/experiment.ts';
import type { Judged, Outcome } from '../model/outcome/outcome.ts';

/** The codes that the process exits with. If several reasons apply, the first one in `severity` counts. */
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

/** Returns the reason with which a run of these experiments ends. */
export function exitReason(outcomes: readonly Pick<Outcome, 'complete' | 'checks'>[]): ExitReason {
  const reasons = new Set(
    outcomes.flatMap(({ complete, checks }): ExitReason[] => [
      complete ? 'ok' : 'interrupted',
      ...checks.map(reasonOf),
    ]),
  );
  return worstReason([...reasons]);
}

/**
 * Returns the reason that one check gives. A failure against blessed figures only means that they moved,
 * which need not be wrong.
 */
export function reasonOf({ id, role, verdict }: Pick<Judged, 'id' | 'role' | 'verdict'>): ExitReason {
  if (verdict.state === 'holds') return 'ok';
  return verdict.state === 'fails' && role === 'guard' && blessedGuards.has(id) ? 'baseline' : verdict.state;
}

export function worstReason(reasons: readonly ExitReason[]): ExitReason {
  return severity.find((reason) => reasons.includes(reason)) ?? 'ok';
}
