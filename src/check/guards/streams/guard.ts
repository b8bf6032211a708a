import { sweepRuns } from '../../../plan/sweep-runs.ts';
import { measureDraws } from './measure.ts';
import type { Check, GuardSubject } from '../../check.ts';
import { judgeStreams } from './judge.ts';
import { streamsMeasurement, type StreamsMeasurement } from './measurement.ts';

/**
 * The fit asked for what the law says it needs, no more and no less: each epoch one order of just the
 * train rows, every other stream once, one metric value an epoch, and the same numbers in every cell
 * of a seed. Without a law it examines what is stated of this: `epochs`, and orders of `trainRows` rows.
 */
export const streams: Check<GuardSubject, StreamsMeasurement> = {
  measurement: streamsMeasurement,
  judgesDivergence: () => true, // what was drawn is no worse for what came of it
  runs: ({ experiment }) => sweepRuns(experiment).map((run) => [run]),
  measure: ([raw]) => (raw === undefined ? { missing: 'a run', has: [] } : measureDraws(raw)),
  judge: judgeStreams,
};
