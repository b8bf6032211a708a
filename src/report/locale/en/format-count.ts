import { formatNumber } from '../../format/format-number.ts';

/** `1 run`, `3 runs`. */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(count)} ${count === 1 ? noun : plural}`;
}
