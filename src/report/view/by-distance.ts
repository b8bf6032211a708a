import type { CheckView } from './checks.ts';

/**
 * Sorts by distance, the farthest off first. A check without a distance comes before all others; equals keep
 * their order.
 */
export function byDistance(checks: readonly CheckView[]): readonly CheckView[] {
  const distance = ({ offBy }: CheckView) => offBy ?? Number.MAX_VALUE;
  return checks.toSorted((a, b) => distance(b) - distance(a));
}
