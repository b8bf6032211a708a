import type { CheckView } from './checks.ts';
import type { VerdictWords } from '../format/verdict-words.ts';

/** Checks that share one reason, such as a run that diverged. */
export type OpenGroup = {
  readonly verdict: VerdictWords;
  readonly reason: string;
  readonly checks: readonly Pick<CheckView, 'anchor' | 'stateWords'>[];
};

/** Groups checks that look the same and have the same reason, each group at the place of its first check. */
export function groupByReason(checks: readonly CheckView[]): readonly OpenGroup[] {
  const groups = new Map<string, OpenGroup>();
  for (const { verdict, reason, anchor, stateWords } of checks) {
    const key = `${verdict.tone} ${reason}`;
    const before = groups.get(key)?.checks ?? [];
    groups.set(key, { verdict, reason, checks: [...before, { anchor, stateWords }] });
  }
  return [...groups.values()];
}
