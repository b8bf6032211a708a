import { linearLabels } from '../oracle/linear-model.ts';
import { replayLinearSgd, type LinearInputs, type LinearReplay } from '../oracle/replay-linear-sgd.ts';
import { sweepRuns } from '../plan/sweep-runs.ts';
import type { Raw } from '../run/fit.ts';
import { isMissing, type Check, type GuardSubject, type Missing } from './check.ts';
import { judgeTrajectory } from './judge-trajectory.ts';
import { drawnFrom, linearFit, type LinearFit } from './linear-fit.ts';
import { measureProbe, trajectoryProbes } from './trajectory-probe.ts';
import { trajectoryMeasurement, type Replay, type TrajectoryMeasurement } from './trajectory-measurement.ts';

/** Largest |w − w computed|, per 1 + max |w|: five times the noise of float32, a fiftieth of the smallest known defect. */
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

function measureReplay(raw: Raw, experiment: GuardSubject['experiment']): TrajectoryMeasurement | Missing {
  const fit = linearFit(raw, experiment);
  if (isMissing(fit)) return fit;
  const inputs = takeInputs(raw, fit);
  if ('kind' in inputs) return inputs;
  const { stated, model, data } = fit;
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

/** What the law needs of the draws, or why they cannot be replayed. */
function takeInputs(raw: Raw, { stated }: LinearFit): LinearInputs | TrajectoryMeasurement {
  const rows = stated.trainRows + stated.testRows;
  const epochs = Object.fromEntries(
    Object.entries(raw.fit.metrics).map(([name, values]) => [name, values.length]),
  );
  const unreplayable = { kind: 'unreplayable', run: raw.run.id, epochs } as const;
  const sizes = { features: rows * stated.inputs, noise: rows, init: stated.inputs };
  for (const [stream, size] of Object.entries(sizes)) {
    const measured = drawnFrom(raw, stream)[0]?.length ?? 0;
    const what = measured === 0 ? 'stream-unused' : 'draw-size';
    if (measured !== size) return { ...unreplayable, what, stream, measured, stated: size };
  }
  const orders = drawnFrom(raw, 'order');
  const order = { ...unreplayable, stream: 'order' };
  const odd = orders.find(({ length }) => length !== stated.trainRows);
  if (odd) return { ...order, what: 'order-rows', measured: odd.length, stated: stated.trainRows };
  if (orders.length !== stated.epochs)
    return { ...order, what: 'order-count', measured: orders.length, stated: stated.epochs };
  const first = (stream: string) => new Float64Array(drawnFrom(raw, stream)[0] ?? []);
  const [features, noise, init] = [first('features'), first('noise'), first('init')];
  return { features, labels: linearLabels(features, noise, stated), init, orders };
}

function measureResiduals(raw: Raw, computed: LinearReplay): Replay['residuals'] {
  const pairs = { trainLoss: computed.trainRms, testLoss: computed.testRms };
  return Object.entries(pairs).map(([metric, rms]) => ({
    metric,
    reported: (raw.fit.metrics[metric] ?? []).map((loss) => Math.sqrt(2 * loss)),
    computed: [...rms],
  }));
}

/** NaN where either holds one. */
function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < b.length; i++) {
    const difference = Math.abs(a[i]! - b[i]!);
    if (!(difference <= largest)) largest = difference;
    if (Number.isNaN(largest)) break;
  }
  return largest;
}

function rmsDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum / b.length);
}
