const golden = 0x9e3779b9;

/**
 * The xoshiro128++ state of one stream of one seed: a hash of both, never of a setting,
 * so that all cells of a seed share their data, start and order.
 *
 * word k = mix(mix(seed + k·golden) + mix(fnv1a(name) + (k + 4)·golden)), all modulo 2^32.
 * For one name the first word is a bijection of the seed: no two seeds share a state.
 *
 * @param seed an integer in [0, 2^32)
 * @returns four 32-bit words, not all zero
 */
export function streamState(seed: number, name: string): Uint32Array {
  const key = fnv1a(name);
  const state = Uint32Array.from({ length: 4 }, (_, k) =>
    mix(mix(seed + Math.imul(k, golden)) + mix(key + Math.imul(k + 4, golden))),
  );
  if (state.every((word) => word === 0)) state[0] = 1; // the one state that xoshiro never leaves
  return state;
}

/** 32-bit FNV-1a of the name's UTF-8 bytes. */
function fnv1a(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** A bijection of 32-bit words with low bias (the "lowbias32" family, constants by TheIronBorn). */
function mix(word: number): number {
  let z = word >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}
