/** Yields the next 32 bits, as an unsigned integer. */
export type NextWord = () => number;

/** A generator, and the state that it stands at: four words, from which another goes on alike. */
export type Xoshiro = { readonly next: NextWord; readonly state: () => Uint32Array };

/**
 * xoshiro128++ of Blackman and Vigna (https://prng.di.unimi.it/xoshiro128plusplus.c).
 *
 * @param state four 32-bit words, not all zero; copied
 */
export function createXoshiro128(state: Uint32Array): Xoshiro {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  const next = () => {
    const sum = (a + d) | 0;
    const word = (((sum << 7) | (sum >>> 25)) + a) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return word;
  };
  return { next, state: () => Uint32Array.of(a, b, c, d) };
}

/** The words alone, where nobody asks for the state. */
export function xoshiro128(state: Uint32Array): NextWord {
  return createXoshiro128(state).next;
}
