import type { Quantifier } from '../../model/experiment/experiment.ts';
import { binomialInterval } from '../../statistics/binomial-interval.ts';
import type { Tally, VerdictState } from '../../model/outcome/verdict.ts';

/** Two-sided. The number of runs is fixed beforehand, so this is no sequential testing. */
const alpha = 1e-3;

/** A quantifier's verdict. `spare` is how many more runs hold than are needed; it is below 0 if too few do. */
export type DecidedTally = { readonly state: VerdictState; readonly tally: Tally; readonly spare: number };

/** Decides a quantifier from the number of runs that uphold a claim. */
export function decideTally(held: number, of: number, quantifier: Quantifier): DecidedTally {
  if (quantifier.kind === 'every')
    return { state: held === of ? 'holds' : 'fails', tally: { held, of }, spare: held - of };
  const state = decideShare(held, of, quantifier);
  const { low, high } = binomialInterval(held, of, alpha);
  const required = requiredShare(quantifier);
  return {
    state,
    tally: { held, of, interval: { low, high, alpha, required } },
    spare: held - fewestHolding(of, quantifier),
  };
}

type ShareQuantifier = Exclude<Quantifier, { kind: 'every' }>;

function requiredShare(quantifier: ShareQuantifier): number {
  return quantifier.kind === 'most' ? 0.5 : quantifier.percent / 100;
}

/**
 * Decides "most" (more than half) and "at least P %" (reached at P %). One comparison serves both, since no
 * bound of the interval is one half: chances at one half are whole multiples of 2^-n, which alpha/2 is not.
 */
function decideShare(held: number, of: number, quantifier: ShareQuantifier): VerdictState {
  const required = requiredShare(quantifier);
  const { low, high } = binomialInterval(held, of, alpha);
  return low >= required ? 'holds' : high >= required ? 'undecided' : 'fails';
}

/** Returns the fewest upholding runs of `of` that decide for the claim, or of + 1 if not even all do. */
function fewestHolding(of: number, quantifier: ShareQuantifier): number {
  let [tooFew, enough] = [-1, of + 1];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (decideShare(middle, of, quantifier) === 'holds') enough = middle;
    else tooFew = middle;
  }
  return enough;
}
