import { sweepRuns } from '../../../plan/sweep-runs.ts';
import type { Check, GuardSubject } from '../../check.ts';
import { judgeRecompute } from './judge.ts';
import { measureLosses } from './measure.ts';
import { recomputeMeasurement, type RecomputeMeasurement } from './measurement.ts';

/** The losses reported last are those of the final parameters on the stated rows, computed in float64. */
export const recompute: Check<GuardSubject, RecomputeMeasurement> = {
  measurement: recomputeMeasurement,
  judgesDivergence: () => false,
  runs: ({ experiment }) => sweepRuns(experiment).map((run) => [run]),
  measure: ([raw], { experiment }) =>
    raw === undefined ? { missing: 'a run', has: [] } : measureLosses(raw, experiment),
  judge: judgeRecompute,
};
