/** What Box-Muller computes with: here, and four runs at a time in WebAssembly. Each is rounded to float32 first. */
export const normalConstants = {
  ln2: Math.LN2,
  /** From a word's 31 bits to (0, 1]. */
  unit: 2 ** -31,
  /** From a signed word to an angle in [−π/4, π/4]. */
  quarterPi: (Math.PI / 4) * 2 ** -31,
  /** √½ as a float32, by its bits: where a mantissa's range begins whose logarithm is taken. */
  sqrtHalfBits: 0x3f3504f3,

  // Minimax polynomials of the Cephes library (logf, sinf, cosf; S. L. Moshier), highest power first.
  logarithm: [
    7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
    2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
  ],
  sine: [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1],
  cosine: [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2],
} as const;
