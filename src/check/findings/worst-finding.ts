import { quantityKey, type Quantity } from '../../model/outcome/quantity.ts';
import type { Finding } from '../../model/outcome/verdict.ts';

/** One run's value of a quantity. */
export type Observed = {
  readonly run: string;
  readonly measured: number;
  readonly stated: number;
  /** 0 means exactly equal. */
  readonly tolerance: number;
};

/** One run's value of a quantity that is named with it. */
export type ObservedOf<Q extends Quantity = Quantity> = Observed & { readonly quantity: Q };

/**
 * Returns a finding for the run in which a quantity is farthest from what is stated, in units of its
 * tolerance. NaN is farthest of all.
 */
export function worstFinding<Q extends Quantity>(quantity: Q, observed: readonly Observed[]): Finding<Q> {
  const worst = observed.reduce((a, b) => (excess(b) > excess(a) ? b : a));
  const { run, stated, tolerance } = worst;
  const measured = worst.measured + 0; // −0, which JSON does not know, becomes 0
  return { quantity, measured, stated, tolerance, holds: holds(worst), run, runs: observed.length };
}

/** Returns the worst finding of each quantity, in the order in which they are first observed. */
export function worstFindings<Q extends Quantity>(observed: readonly ObservedOf<Q>[]): readonly Finding<Q>[] {
  const groups = new Map<string, [ObservedOf<Q>, ...ObservedOf<Q>[]]>();
  for (const entry of observed) {
    const key = quantityKey(entry.quantity);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].map((group) => worstFinding(group[0].quantity, group));
}

/** True if the value is within its tolerance. NaN never is. */
export function holds({ measured, stated, tolerance }: Observed): boolean {
  return measured === stated || Math.abs(measured - stated) <= tolerance;
}

function excess(observed: Observed): number {
  const { measured, stated, tolerance } = observed;
  if (measured === stated) return 0;
  const ratio = Math.abs(measured - stated) / tolerance;
  return Number.isNaN(ratio) ? Number.POSITIVE_INFINITY : ratio;
}
