import { sweepRuns } from '../../../plan/sweep-runs.ts';
import type { Check, GuardSubject } from '../../check.ts';
import { figuresOf } from '../../figures.ts';
import { judgeBaseline } from './judge.ts';
import { baselineMeasurement, type BaselineMeasurement } from './measurement.ts';

/**
 * The figures of the sweep are the blessed ones: to the bit on the backend that was blessed, else within
 * float32 noise.
 */
export const baseline: Check<GuardSubject, BaselineMeasurement> = {
  measurement: baselineMeasurement,
  judgesDivergence: () => true, // a divergence may be what was blessed
  runs: ({ experiment }) => sweepRuns(experiment).map((run) => [run]),
  measure: ([raw]) =>
    raw === undefined ? { missing: 'a run', has: [] } : { run: raw.run.id, figures: figuresOf(raw.record) },
  judge: judgeBaseline,
};
