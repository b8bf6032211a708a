import { describeSample } from '../../statistics/describe-sample.ts';

/** Returns the smallest margin over the seeds, and the mean margin in standard deviations over the seeds. */
export function seedMargin(margins: readonly number[]): { value: number; sds: number | null } {
  return { value: Math.min(...margins), sds: meanOverSd(margins) };
}

/** Returns the mean over the sample standard deviation; null for a single value, or if all are equal. */
export function meanOverSd(values: readonly number[]): number | null {
  const { mean, sd } = describeSample(values);
  const ratio = mean / sd;
  return Number.isFinite(ratio) ? ratio : null;
}
