/** Cuts a list into blocks of `size` elements; the last block may be shorter. */
export function inBlocks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(list.length / size);
  return Array.from({ length: count }, (_, block) => list.slice(block * size, (block + 1) * size));
}
