import type { Outcome } from '../model/outcome/outcome.ts';

/** Returns true if an Outcome is of all that its experiment asks: nothing was interrupted, changed or left out. */
export function isWhole({ complete, changes }: Pick<Outcome, 'complete' | 'changes'>): boolean {
  return complete && changes.length === 0;
}
