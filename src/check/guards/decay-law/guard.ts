import { sweepRuns } from '../../../plan/sweep-runs.ts';
import type { Check, GuardSubject } from '../../check.ts';
import { judgeDecayLaw } from './judge.ts';
import { decayLawMeasurement, type DecayLawMeasurement } from './measurement.ts';
import { measureDecay } from './measure.ts';

/**
 * Off the span of the train rows no gradient reaches the weights, so w_T = Π(1 − ηλ)·w₀ there, whatever the
 * order and the batch. At λ = 0 it is w − w₀ = Xᵀc and b − b₀ = Σc: each step moves both by the same
 * residual.
 */
export const decayLaw: Check<GuardSubject, DecayLawMeasurement> = {
  measurement: decayLawMeasurement,
  judgesDivergence: () => false,
  runs: ({ experiment }) => sweepRuns(experiment).map((run) => [run]),
  measure: ([raw], { experiment }) =>
    raw === undefined ? { missing: 'a run', has: [] } : measureDecay(raw, experiment),
  judge: judgeDecayLaw,
};
