import type { Cause } from '../model/outcome/cause.ts';
import type { Verdict } from '../model/outcome/verdict.ts';

/** Makes the verdict of a check that lacks what it needs. */
export function undecided(cause: Cause): Verdict {
  return { state: 'undecided', evidence: { kind: 'findings', findings: [] }, margin: null, cause };
}
