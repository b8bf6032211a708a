import type { HowDiverged } from '../../model/run/divergence.ts';

/**
 * Whether the numbers of a run that diverged leave its steps alone to blame: its data are finite, it was finite in its
 * first epoch, and its weights, or a metric from epoch to epoch, outgrew where they began. What is no number from the
 * first epoch on may be the data, the code or the steps.
 */
export function blamesSteps({ epoch, growth, rise, badData }: HowDiverged): boolean {
  if (badData !== undefined || (epoch !== null && epoch <= 1)) return false;
  return rise !== undefined || (growth !== null && growth > 1);
}
