/** How many of so many, in per cent without its sign: with digits enough that only all are 100 and only none are 0. */
export function formatPercent(held: number, of: number): string {
  const decimals = Math.max(0, Math.ceil(Math.log10(of)) - 2);
  return String(Number(((100 * held) / of).toFixed(decimals)));
}
