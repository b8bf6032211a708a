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
