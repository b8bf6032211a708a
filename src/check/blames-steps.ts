import type { HowDiverged } from '../model/run/divergence.ts';

/**
 * Returns true if the numbers of a run that diverged leave only its steps to blame: its data are finite, it
 * was finite in its first epoch, and its weights outgrew their start or a metric rose from epoch to epoch. If
 * numbers are not finite from the first epoch on, the data, the code or the steps may be to blame.
 */
export function blamesSteps({ epoch, growth, rise, badData }: HowDiverged): boolean {
  if (badData !== undefined || (epoch !== null && epoch <= 1)) return false;
  return rise !== undefined || (growth !== null && growth > 1);
}
