import { blessedGuards } from '../model/experiment/experiment.ts';
import type { CheckChange } from './compare-checks.ts';

/** What a comparison comes to, in the terms of exit codes. */
export type ComparisonReason = 'ok' | 'fails' | 'undecided' | 'baseline';

/**
 * Whether something is worse than before: it fails and did not, under its old question or a new one, or
 * it is no longer decided, or no longer asked. What fails against blessed figures alone has moved, which is not to say that it is wrong.
 */
export function decideComparison(changes: readonly CheckChange[]): ComparisonReason {
  const worse = new Set(changes.map(worseOf));
  return (['fails', 'undecided', 'baseline'] as const).find((reason) => worse.has(reason)) ?? 'ok';
}

/** How one claim or guard is worse than before; `ok` where it is not. */
export function worseOf({ id, role, state, base, head }: CheckChange): ComparisonReason {
  if (state === 'gone') return 'undecided'; // nobody asks any more: a claim that fails could be dropped so
  const now = head?.state ?? 'undecided';
  if (now === 'holds' || now === base?.state) return 'ok';
  if (now === 'undecided') return 'undecided';
  return role === 'guard' && blessedGuards.has(id) ? 'baseline' : 'fails';
}
