import { formatNumber } from './format-number.ts';

const fewest = 3;
const most = 17; // enough to tell any two float64 apart

/** Two numbers with as many digits as it takes to tell them apart. */
export function formatApart(first: number, second: number): readonly [string, string] {
  for (let digits = fewest; digits < most; digits++) {
    const pair = [formatNumber(first, digits), formatNumber(second, digits)] as const;
    if (pair[0] !== pair[1] || first === second) return pair;
  }
  return [formatNumber(first, most), formatNumber(second, most)];
}
