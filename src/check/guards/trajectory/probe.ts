import { fitStep, type FittedStep } from '../../../laws/fit-step.ts';
import { residual, type LinearModel } from '../../../laws/linear-model.ts';
import { makeRun } from '../../../plan/make-run.ts';
import { sweepRuns } from '../../../plan/sweep-runs.ts';
import type { Run } from '../../../model/run/run.ts';
import type { TrainedRun } from '../../../model/run/fit.ts';
import { isMissing, type GuardSubject, type Measurement, type Missing } from '../../check.ts';
import { replayFails } from './judge.ts';
import { drawnFrom, linearFit } from '../../linear/linear-fit.ts';
import type { Probe, TrajectoryMeasurement } from './measurement.ts';

/**
 * Returns runs of one and two epochs over the whole batch, of the failing run with the strongest penalty,
 * since there the steps show best.
 */
export function trajectoryProbes(
  measurements: readonly Measurement<TrajectoryMeasurement>[],
  { experiment }: GuardSubject,
): readonly (readonly Run[])[] {
  const failed = measurements
    .map(({ value }) => value)
    .filter((value) => value.kind === 'replay' && replayFails(value));
  const worst = failed.toSorted((a, b) => strength(b) - strength(a))[0];
  const run = sweepRuns(experiment).find(({ id }) => id === worst?.run);
  const { trainRows } = experiment.states;
  if (run === undefined || trainRows === undefined) return [];
  // Streams that are redrawn for every cell keep the failing run's numbers here. Otherwise the two would not
  // compare.
  const withoutRedraw = { ...experiment, redraw: [] };
  const settingsOf = (epochs: number) => ({ ...run.settings, epochs, batchSize: trainRows });
  return [[1, 2].map((epochs) => makeRun(withoutRedraw, run.seed, settingsOf(epochs), run.overrides))];
}

function strength(value: TrajectoryMeasurement): number {
  return value.kind === 'replay' ? value.lambda : 0;
}

/**
 * Measures what the first step did to weights and bias, and what the second did in addition; it starts where
 * the first ended.
 */
export function measureProbe(
  first: TrainedRun,
  second: TrainedRun,
  experiment: GuardSubject['experiment'],
): TrajectoryMeasurement | Missing {
  const [one, two] = [linearFit(first, experiment), linearFit(second, experiment)];
  if (isMissing(one)) return one;
  if (isMissing(two)) return two;
  const { stated, data } = one;
  const init = drawnFrom(first, 'init')[0] ?? new Float32Array(stated.inputs);
  const start = { w: Float64Array.from(init, (z) => stated.initSd * z), b: 0 };
  const fit = (before: LinearModel, after: LinearModel, extra?: Float64Array) =>
    fitStep(data.features, data.labels, stated.trainRows, before, after, extra);
  const step = fit(start, one.model);
  const firstStep = start.w.map((value, k) => value - one.model.w[k]!);
  let meanResidual = 0;
  for (let row = 0; row < stated.trainRows; row++) {
    meanResidual += residual(data.features, data.labels, one.model, row) / stated.trainRows;
  }
  const biasStep = one.model.b - two.model.b;
  return {
    kind: 'probe',
    run: probedRun(first, experiment),
    stated: { learningRate: stated.learningRate, decay: stated.learningRate * stated.lambda },
    first: ofWeights(step),
    signed: ofWeights(fit(start, one.model, start.w.map(Math.sign))),
    second: ofWeights(fit(one.model, two.model)),
    carried: ofWeights(fit(one.model, two.model, firstStep)),
    biasRate: step.biasRate,
    biasDecay: (biasStep - step.biasRate * meanResidual) / one.model.b,
  };
}

function ofWeights({ learningRate, decay, share, unexplained }: FittedStep): Probe['first'] {
  return { learningRate, decay, share, unexplained };
}

/** Returns the failing run that was probed, which can be made alone. */
function probedRun({ run }: TrainedRun, experiment: GuardSubject['experiment']): string {
  const isOwn = ({ seed, settings }: Run) =>
    seed === run.seed && Object.keys(experiment.sweep).every((axis) => settings[axis] === run.settings[axis]);
  return sweepRuns(experiment).find(isOwn)?.id ?? run.id;
}
