/**
 * A state of xoshiro128++ whose next two words are `first` and `second`.
 *
 * With the state (a, b, c, d), the step makes D = d ^ b and a' = a ^ D, then d' = rotl(D, 11); a word is
 * rotl(a + d, 7) + a. So `second` and a chosen a' give D, and `first` and a = a' ^ D give d.
 */
export function stateBefore(first: number, second: number, next: number, c: number): Uint32Array {
  const D = rotr((rotr((second - next) | 0, 7) - next) | 0, 11);
  const a = next ^ D;
  const d = (rotr((first - a) | 0, 7) - a) | 0;
  return Uint32Array.of(a, d ^ D, c, d);
}

function rotr(x: number, count: number): number {
  return (x >>> count) | (x << (32 - count));
}
