import { lawMathematics } from '../../laws/law-mathematics.ts';
import { lawStates } from '../../spec/stated-numbers.ts';
import type { ClaimSubject } from '../check.ts';

/**
 * Returns the named numbers that follow from what the experiment states, with a claim's settings over it.
 * Without a law there are none.
 */
export function derivedConstants({ experiment, claim }: ClaimSubject): Readonly<Record<string, number>> {
  return experiment.law === null
    ? {}
    : lawMathematics[experiment.law].truths(
        lawStates(experiment, { ...experiment.settings, ...claim.settings }),
      );
}
