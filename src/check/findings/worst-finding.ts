import type { Finding } from '../../model/outcome/verdict.ts';

/** One run's value of a quantity. */
export type Observed = {
  readonly run: string;
  readonly measured: number;
  readonly stated: number;
  /** 0 means exactly equal. */
  readonly tolerance: number;
};

/**
 * Returns a finding for the run in which a quantity is farthest from what is stated, in units of its
 * tolerance. NaN is farthest of all.
 */
export function worstFinding(quantity: string, observed: readonly Observed[]): Finding {
  const worst = observed.reduce((a, b) => (excess(b) > excess(a) ? b : a));
  const { run, stated, tolerance } = worst;
  const measured = worst.measured + 0; // −0, which JSON does not know, becomes 0
  return { quantity, measured, stated, tolerance, holds: holds(worst), run, runs: observed.length };
}

/** Returns the worst finding of each quantity, in the order in which they are first observed. */
export function worstFindings(
  observed: readonly (Observed & { readonly quantity: string })[],
): readonly Finding[] {
  const quantities = [...new Set(observed.map(({ quantity }) => quantity))];
  return quantities.map((quantity) =>
    worstFinding(
      quantity,
      observed.filter((entry) => entry.quantity === quantity),
    ),
  );
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
