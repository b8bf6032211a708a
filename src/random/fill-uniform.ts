import type { NextWord } from './xoshiro128.ts';

const f = Math.fround;

/**
 * Fills `out` with low + (high − low) · u, where u is a multiple of 2^-24 in [0, 1): one word each, every operation
 * rounded to float32. A high that is not 2^k above low may be reached by rounding.
 */
export function fillUniform(next: NextWord, out: Float32Array, low: number, high: number): void {
  const [from, width] = [f(low), f(f(high) - f(low))];
  for (let i = 0; i < out.length; i++) out[i] = f(f(unit(next) * width) + from);
}

/** Fills `out` with 1 where u < p, else 0; u as above, p rounded to float32. */
export function fillBernoulli(next: NextWord, out: Float32Array, p: number): void {
  const bound = f(p);
  for (let i = 0; i < out.length; i++) out[i] = unit(next) < bound ? 1 : 0;
}

/** Fills a double of 53 bits in [0, 1), as Math.random gives them: two words. */
export function drawDouble(next: NextWord): number {
  const [high, low] = [next() >>> 5, next() >>> 6];
  return (high * 2 ** 26 + low) * 2 ** -53;
}

/** 24 bits: every one of them a float32. */
function unit(next: NextWord): number {
  return (next() >>> 8) * 2 ** -24;
}
