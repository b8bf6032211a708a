import type { NextWord } from './xoshiro128.ts';

/** Fills `out` with a uniformly drawn permutation of 0 … out.length − 1 (Fisher-Yates, from the end). */
export function fillPermutation(next: NextWord, out: Int32Array): void {
  for (let i = 0; i < out.length; i++) out[i] = i;
  for (let i = out.length - 1; i > 0; i--) {
    const j = drawBelow(next, i + 1);
    const swapped = out[i] ?? 0;
    out[i] = out[j] ?? 0;
    out[j] = swapped;
  }
}

/** An unbiased integer in [0, n): words beyond the last whole multiple of n are drawn again. */
function drawBelow(next: NextWord, n: number): number {
  const limit = 2 ** 32 - (2 ** 32 % n);
  let word = next();
  while (word >= limit) word = next();
  return word % n;
}
