import type { VerdictState } from '../check/verdict.ts';
import type { CheckView } from './view-checks.ts';
import { formatCount } from './words/format-count.ts';

/** How it ended, in a sentence, and what holds beside what does not. */
export function headlineWords(
  checks: readonly CheckView[],
  complete: boolean,
): { readonly headline: string; readonly rest: string | null } {
  const open = (['fails', 'undecided'] as const).flatMap((state) => countWords(checks, state));
  const holding = countWords(checks, 'holds').join('');
  if (open.length > 0) return { headline: open.join(', '), rest: holding || null };
  if (!complete) return { headline: 'interrupted before everything was measured', rest: holding || null };
  return { headline: holding || 'nothing was judged', rest: null };
}

const verbs = {
  fails: ['fails', 'fail'],
  undecided: ['is undecided', 'are undecided'],
  holds: ['holds', 'hold'],
} as const satisfies Record<VerdictState, readonly [one: string, several: string]>;

/** `2 claims and 1 guard fail`; nothing where there are none. */
function countWords(checks: readonly CheckView[], state: VerdictState): readonly string[] {
  const inState = checks.filter(({ verdict }) => verdict.state === state);
  if (inState.length === 0) return [];
  const named = (['claim', 'guard'] as const).flatMap((role) => {
    const count = inState.filter((check) => check.role === role).length;
    return count === 0 ? [] : [formatCount(count, role)];
  });
  return [`${named.join(' and ')} ${verbs[state][inState.length === 1 ? 0 : 1]}`];
}
