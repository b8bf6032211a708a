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

/**
 * Fills `out` with different numbers of 0 … n − 1, every ordered choice alike (Fisher-Yates, from the start).
 *
 * @param n at least out.length
 */
export function fillChoice(next: NextWord, out: Int32Array, n: number): void {
  const moved = new Map<number, number>(); // what stands at a place, where it is not the place's own number
  for (let i = 0; i < out.length; i++) {
    const j = i + drawBelow(next, n - i);
    out[i] = moved.get(j) ?? j;
    moved.set(j, moved.get(i) ?? i);
  }
}

/** Fills `out` with whole numbers in [low, high), each alike; 1 ≤ high − low ≤ 2^32. */
export function fillIntegers(next: NextWord, out: Int32Array, low: number, high: number): void {
  for (let i = 0; i < out.length; i++) out[i] = low + drawBelow(next, high - low);
}

/** An unbiased integer in [0, n): words beyond the last whole multiple of n are drawn again. */
function drawBelow(next: NextWord, n: number): number {
  const limit = 2 ** 32 - (2 ** 32 % n);
  let word = next();
  while (word >= limit) word = next();
  return word % n;
}
