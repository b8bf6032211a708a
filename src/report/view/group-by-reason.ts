import type { CheckView } from './checks.ts';
import type { VerdictWords } from '../format/verdict-words.ts';

/** Checks that one reason explains, such as a run that diverged. */
export type OpenGroup = {
  readonly verdict: VerdictWords;
  readonly reason: string;
  readonly checks: readonly Pick<CheckView, 'anchor' | 'stateWords'>[];
};

/** Puts checks together that say the same, each group where its first stands. */
export function groupByReason(checks: readonly CheckView[]): readonly OpenGroup[] {
  const groups = new Map<string, OpenGroup>();
  for (const { verdict, reason, anchor, stateWords } of checks) {
    const key = `${verdict.tone} ${reason}`;
    const before = groups.get(key)?.checks ?? [];
    groups.set(key, { verdict, reason, checks: [...before, { anchor, stateWords }] });
  }
  return [...groups.values()];
}
