import { sweepRuns } from '../../../plan/sweep-runs.ts';
import type { Check, GuardSubject } from '../../check.ts';
import { judgeHoldOut } from './judge.ts';
import { holdOutMeasurement, type HoldOutMeasurement } from './measurement.ts';
import { measureRows } from './measure.ts';

/**
 * No row that is evaluated as held out reached an update; every stated train row did; other rows change no
 * evaluation.
 */
export const holdOut: Check<GuardSubject, HoldOutMeasurement> = {
  measurement: holdOutMeasurement,
  judgesDivergence: () => true, // the rows that a run used do not depend on how it ended
  runs: ({ experiment }) => sweepRuns(experiment).map((run) => [run]),
  measure: ([raw], { experiment }) =>
    raw === undefined ? { missing: 'a run', has: [] } : measureRows(raw, experiment),
  judge: judgeHoldOut,
};
