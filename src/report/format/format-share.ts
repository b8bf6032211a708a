import { formatNumber } from './format-number.ts';

/** A share of one, in per cent. */
export function formatShare(share: number): string {
  return `${formatNumber(share * 100)} %`;
}
