import type { Evidence } from '../check/verdict.ts';

/** Where the share of upholding runs lies, in per cent of a bar's width. */
export type TallyBar = {
  readonly low: number;
  readonly width: number;
  readonly held: number;
  readonly required: number;
};

/** The bar for a claim about most runs; null where every run is asked. */
export function viewTally(evidence: Evidence): TallyBar | null {
  if (evidence.kind === 'findings' || !evidence.tally.interval || evidence.tally.of === 0) return null;
  const { held, of, interval } = evidence.tally;
  const [low, high] = [percent(interval.low), percent(interval.high)];
  return {
    low,
    width: percent((high - low) / 100),
    held: percent(held / of),
    required: percent(interval.required),
  };
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
