import { lawMathematics } from '../../laws/law-mathematics.ts';
import { statedConstants } from '../../spec/stated-constants.ts';
import type { ClaimSubject } from '../check.ts';

/** The named numbers that follow from what the experiment states, overlaid by a claim's settings; none without a law. */
export function derivedConstants({ experiment, claim }: ClaimSubject): Readonly<Record<string, number>> {
  return experiment.law === null
    ? {}
    : lawMathematics[experiment.law].truths(
        statedConstants(experiment, { ...experiment.settings, ...claim.settings }),
      );
}
