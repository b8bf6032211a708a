import { binomialInterval } from '../../statistics/binomial-interval.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Words } from '../locale/words.ts';
import { formatNumber, formatShare } from '../format/numbers.ts';

/** In how many of many seeds a claim holds: in a word for a line, and in a sentence. */
export type PrevalenceView = { readonly short: string; readonly sentence: string };

/** Of the interval, as of the verdicts on shares. */
const alpha = 1e-3;

/** Null where the claim was not asked of many seeds. */
export function viewPrevalence({ prevalence }: Outcome, id: string, { check }: Words): PrevalenceView | null {
  const found =
    prevalence !== null && Object.hasOwn(prevalence.claims, id) ? prevalence.claims[id] : undefined;
  if (found === undefined || found.of === 0) return null;
  const { held, of, tightest } = found;
  const { low, high } = binomialInterval(held, of, alpha);
  const level = formatNumber((1 - alpha) * 100);
  const where =
    tightest === null || tightest.margin === null
      ? ''
      : tightest.holds
        ? check.tightestSeed(tightest.seed)
        : check.farthestSeed(tightest.seed);
  const share = check.ofSeeds(held, of, formatShare(held / of));
  return {
    short: check.ofSeedsShort(held, of),
    sentence: `${share}${check.seedBounds(formatShare(low), formatShare(high), level)}${where}`,
  };
}
