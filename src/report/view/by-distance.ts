import type { CheckView } from './checks.ts';

/** What is furthest off first, before it what no number says of how far; equals keep their order. */
export function byDistance(checks: readonly CheckView[]): readonly CheckView[] {
  const distance = ({ offBy }: CheckView) => offBy ?? Number.MAX_VALUE;
  return checks.toSorted((a, b) => distance(b) - distance(a));
}
