import { sweepRuns } from '../../../plan/sweep-runs.ts';
import { measureDraws } from './measure.ts';
import type { Check, GuardSubject } from '../../check.ts';
import { judgeStreams } from './judge.ts';
import { streamsMeasurement, type StreamsMeasurement } from './measurement.ts';

/**
 * The fit draws just what the law says: each epoch one order of the train rows, every other stream once, one
 * metric value for each epoch, and the same numbers in every cell of a seed. Without a law the guard examines
 * what is stated of this: `epochs`, and orders of `trainRows` rows.
 */
export const streams: Check<GuardSubject, StreamsMeasurement> = {
  measurement: streamsMeasurement,
  judgesDivergence: () => true, // the draws of a run do not depend on how it ended
  runs: ({ experiment }) => sweepRuns(experiment).map((run) => [run]),
  measure: ([raw]) => (raw === undefined ? { missing: 'a run', has: [] } : measureDraws(raw)),
  judge: judgeStreams,
};
