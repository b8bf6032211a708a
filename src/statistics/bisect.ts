/** A root of `f` between two ends at which its signs differ, to the last bit; null where they do not. */
export function bisect(f: (x: number) => number, from: number, to: number): number | null {
  const atFrom = f(from);
  if (!(atFrom * Math.sign(f(to)) <= 0)) return null;
  let [low, high] = [from, to];
  for (let middle = (low + high) / 2; middle !== low && middle !== high; middle = (low + high) / 2) {
    if (Math.sign(f(middle)) === Math.sign(atFrom)) low = middle;
    else high = middle;
  }
  return high;
}
