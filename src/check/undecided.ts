import type { Cause } from '../model/cause.ts';
import type { Verdict } from '../model/verdict.ts';

/** The verdict of a check that lacks what it needs. */
export function undecided(cause: Cause): Verdict {
  return { state: 'undecided', evidence: { kind: 'findings', findings: [] }, margin: null, cause };
}
