import { blessedGuards } from '../model/experiment/experiment.ts';
import type { CheckChange } from './compare-checks.ts';

/** The result of a comparison, as a reason for an exit code. */
export type ComparisonReason = 'ok' | 'fails' | 'undecided' | 'baseline';

/**
 * Returns the worst way in which a claim or guard is worse than before, or `ok`. It is worse if it fails now
 * and did not, even if its question changed, if it is no longer decided, or if it is gone. A guard that
 * compares with blessed figures counts apart, as `baseline`: figures that moved need not be wrong.
 */
export function decideComparison(changes: readonly CheckChange[]): ComparisonReason {
  const worse = new Set(changes.map(worseOf));
  return (['fails', 'undecided', 'baseline'] as const).find((reason) => worse.has(reason)) ?? 'ok';
}

/** Returns how one claim or guard is worse than before; `ok` if it is not. */
export function worseOf({ id, role, state, base, head }: CheckChange): ComparisonReason {
  if (state === 'gone') return 'undecided'; // otherwise a failing claim could be dropped to make it pass
  const now = head?.state ?? 'undecided';
  if (now === 'holds' || now === base?.state) return 'ok';
  if (now === 'undecided') return 'undecided';
  return role === 'guard' && blessedGuards.has(id) ? 'baseline' : 'fails';
}
