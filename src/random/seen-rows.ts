/** The rows that one model trained on and evaluated, each by a hash of its features and labels. */
export type SeenModel = {
  /** How often each row reached an update. */
  readonly trained: Map<number, number>;
  /** Rows that stood twice or more in one batch that was trained on: the data hold them more than once. */
  readonly repeated: Set<number>;
  /** One for each evaluation: of `evaluate`, or of a fit's validation data. */
  readonly passes: { readonly kind: 'validation' | 'evaluation'; readonly rows: number[] }[];
  /**
   * Largest difference of one row's outputs alone from those among other rows, over 1 + its largest output; null where
   * that was not measured.
   */
  alone: number | null;
};

/**
 * Hashes a row by the bits of its float32 values.
 *
 * @param parts features, then labels
 * @returns a whole number below 2^53, equal for equal rows
 */
export function hashRow(parts: readonly Float32Array[]): number {
  let [high, low] = [0x811c9dc5, 0x9e3779b9];
  for (const part of parts) {
    const words = new Uint32Array(part.buffer, part.byteOffset, part.length);
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      high = Math.imul(high ^ word, 0x01000193) ^ (high >>> 15);
      low = Math.imul(low ^ (word >>> 7) ^ (word << 25), 0x85ebca6b) ^ (low >>> 13);
    }
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
