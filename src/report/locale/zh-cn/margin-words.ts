import type { Margin } from '../../../model/outcome/verdict.ts';
import { formatNumber } from '../../format/format-number.ts';
import { formatShare } from '../../format/format-share.ts';

/** How far a verdict is from flipping; null where nothing was measured. */
export function marginWords(margin: Margin | null): string | null {
  if (margin === null || Number.isNaN(margin.value)) return null;
  const distance = words[margin.unit](margin.value);
  if (margin.sds === null || !Number.isFinite(margin.sds)) return distance;
  return `${distance}（${formatNumber(Math.abs(margin.sds), 2)} 个种子标准差）`;
}

const words = {
  metric: (value) => `${value < 0 ? '差' : '余'} ${formatNumber(Math.abs(value))}`,
  runs: (value) => `${value < 0 ? '差' : '余'} ${formatNumber(Math.abs(value))} 次运行`,
  /** `value` is what is left of the tolerance, as a share of it. */
  tolerance: (value) =>
    value < 0 ? `超出容差，为其 ${formatNumber(1 - value)} 倍` : `容差尚余 ${formatShare(value)}`,
} as const satisfies Record<Margin['unit'], (value: number) => string>;
