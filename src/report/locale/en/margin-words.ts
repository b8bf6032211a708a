import type { Margin } from '../../../model/outcome/verdict.ts';
import { formatCount } from './format-count.ts';
import { formatNumber } from '../../format/format-number.ts';
import { formatShare } from '../../format/format-share.ts';

/** How far a verdict is from flipping; null where nothing was measured. */
export function marginWords(margin: Margin | null): string | null {
  if (margin === null || Number.isNaN(margin.value)) return null;
  const distance = words[margin.unit](margin.value);
  if (margin.sds === null || !Number.isFinite(margin.sds)) return distance;
  return `${distance} (${formatNumber(Math.abs(margin.sds), 2)} seed sds)`;
}

const words = {
  metric: (value) => `${formatNumber(Math.abs(value))} ${value < 0 ? 'short' : 'to spare'}`,
  runs: (value) => `${formatCount(Math.abs(value), 'run')} ${value < 0 ? 'short' : 'to spare'}`,
  /** `value` is what is left of the tolerance, as a share of it. */
  tolerance: (value) =>
    value < 0
      ? `${formatNumber(1 - value)} times the tolerance off`
      : `${formatShare(value)} of the tolerance to spare`,
} as const satisfies Record<Margin['unit'], (value: number) => string>;
