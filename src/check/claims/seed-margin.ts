import { describeSample } from '../../statistics/describe-sample.ts';

/** How far the worst seed is from flipping, also in standard deviations over the seeds. */
export function seedMargin(margins: readonly number[]): { value: number; sds: number | null } {
  return { value: Math.min(...margins), sds: meanOverSd(margins) };
}

/** Mean over sample standard deviation; null for a single value or where all are equal. */
export function meanOverSd(values: readonly number[]): number | null {
  const { mean, sd } = describeSample(values);
  const ratio = mean / sd;
  return Number.isFinite(ratio) ? ratio : null;
}
