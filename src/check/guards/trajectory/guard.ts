import { replayLinearSgd, type LinearReplay } from '../../../laws/replay-linear-sgd.ts';
import { sweepRuns } from '../../../plan/sweep-runs.ts';
import type { TrainedRun } from '../../../model/run/fit.ts';
import { epochCounts, isCurve, valuesOf } from '../../../model/run/metric.ts';
import { isMissing, type Check, type GuardSubject, type Missing } from '../../check.ts';
import { judgeTrajectory } from './judge.ts';
import { largestDifference, rmsDifference } from '../../findings/differences.ts';
import { linearFit } from '../../linear/linear-fit.ts';
import { linearInputs } from '../../linear/linear-inputs.ts';
import { measureProbe, trajectoryProbes } from './probe.ts';
import { trajectoryMeasurement, type Replay, type TrajectoryMeasurement } from './measurement.ts';

/**
 * Largest |w − w computed|, per 1 + max |w|: five times the noise of float32, a fiftieth of the smallest
 * known defect.
 */
const tolerance = 2e-5;

/** Float64 SGD from the same draws reaches the same weights, and the same residuals after every epoch. */
export const trajectory: Check<GuardSubject, TrajectoryMeasurement> = {
  measurement: trajectoryMeasurement,
  judgesDivergence: () => false,
  runs: ({ experiment }) => sweepRuns(experiment).map((run) => [run]),
  measure: (group, { experiment }) => {
    const [raw, second] = group;
    if (raw === undefined) return { missing: 'a run', has: [] };
    return second === undefined ? measureReplay(raw, experiment) : measureProbe(raw, second, experiment);
  },
  judge: judgeTrajectory,
  probes: trajectoryProbes,
};

function measureReplay(
  raw: TrainedRun,
  experiment: GuardSubject['experiment'],
): TrajectoryMeasurement | Missing {
  const fit = linearFit(raw, experiment);
  if (isMissing(fit)) return fit;
  const { stated, model, data } = fit;
  const inputs = linearInputs(raw, stated);
  if (inputs.kind === 'unreplayable') {
    return { ...inputs, epochs: epochCounts(raw.fit.metrics) };
  }
  const computed = replayLinearSgd(inputs, stated);
  const scale = tolerance * (1 + Math.max(...computed.w.map(Math.abs)));
  const w = { measured: largestDifference(model.w, computed.w), tolerance: scale };
  const ownLabels = () =>
    largestDifference(model.w, replayLinearSgd({ ...inputs, labels: data.labels }, stated).w);
  return {
    kind: 'replay',
    run: raw.run.id,
    seed: raw.run.seed,
    lambda: stated.lambda,
    w,
    b: { measured: Math.abs(model.b - computed.b), tolerance: scale },
    residuals: measureResiduals(raw, computed),
    ownLabels: w.measured <= scale ? null : ownLabels(),
    labelShift: rmsDifference(data.labels, inputs.labels),
  };
}

function measureResiduals(raw: TrainedRun, computed: LinearReplay): Replay['residuals'] {
  const pairs = { trainLoss: computed.trainRms, testLoss: computed.testRms };
  return Object.entries(pairs).map(([name, rms]) => {
    const metric = raw.fit.metrics[name] ?? [];
    const reported = valuesOf(metric).map((loss) => Math.sqrt(2 * loss));
    return isCurve(metric)
      ? { metric: name, reported, computed: [...rms] }
      : { metric: name, reported, computed: rms.slice(-1), once: true as const };
  });
}
