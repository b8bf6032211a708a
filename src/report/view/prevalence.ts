import { binomialInterval } from '../../statistics/binomial-interval.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Words } from '../locale/words.ts';
import { formatNumber, formatShare } from '../format/numbers.ts';

/** In how many of many seeds a claim holds: short for a line, and as a sentence. */
export type PrevalenceView = { readonly short: string; readonly sentence: string };

/** The interval has confidence 1 − alpha, as the intervals of verdicts on shares have. */
const alpha = 1e-3;

/** Returns null if the claim's prevalence was not asked for. */
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
