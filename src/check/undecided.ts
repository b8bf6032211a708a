import type { Cause } from './cause.ts';
import type { Verdict } from './verdict.ts';

/** The verdict of a check that lacks what it needs. */
export function undecided(cause: Cause): Verdict {
  return { state: 'undecided', evidence: { kind: 'findings', findings: [] }, margin: null, cause };
}
