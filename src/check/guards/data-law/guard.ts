import { z } from 'zod';
import { describeSample, fitLine } from '../../../statistics/describe-sample.ts';
import { linearLabels } from '../../../laws/linear-model.ts';
import { jsonNumber } from '../../../model/json-number.ts';
import { expandCells } from '../../../plan/expand-cells.ts';
import { makeRun } from '../../../plan/make-run.ts';
import { sweepRuns } from '../../../plan/sweep-runs.ts';
import type { Raw } from '../../../model/run/fit.ts';
import { isMissing, type Check, type GuardSubject, type Missing } from '../../check.ts';
import { judgeDataLaw } from './judge.ts';
import { drawnFrom, linearFit } from '../../linear/linear-fit.ts';

const sample = z.object({ mean: jsonNumber, sd: jsonNumber, count: z.number() });

export const dataLawMeasurement = z.object({
  run: z.string(),
  stated: z.object({ noiseSd: jsonNumber, initSd: jsonNumber, trueWeight: jsonNumber, trueBias: jsonNumber }),
  /** Labels minus the stated law without its noise. */
  noise: sample,
  features: sample,
  /** Largest difference between a feature reported and the one drawn; NaN where another number was drawn. */
  featureShift: jsonNumber,
  /** The line through labels against the sum of a row's features: slope is the true weight, intercept the true bias. */
  line: z.object({
    slope: jsonNumber,
    intercept: jsonNumber,
    sd: jsonNumber,
    slopeError: jsonNumber,
    interceptError: jsonNumber,
  }),
  /** The start itself, from a run of no epochs. */
  start: sample.extend({ bias: jsonNumber }).optional(),
});

export type DataLawMeasurement = z.infer<typeof dataLawMeasurement>;

/**
 * The data and the start follow the stated law: features are those drawn, standard normal; labels
 * minus the law are the stated noise; the start, seen by a run of no epochs, has the stated spread.
 */
export const dataLaw: Check<GuardSubject, DataLawMeasurement> = {
  measurement: dataLawMeasurement,
  judgesDivergence: () => true, // a diverged fit's data are as good as any
  runs: ({ experiment }) => {
    const [cell = {}] = expandCells(experiment.sweep);
    const starts = experiment.seeds.map((seed) => makeRun(experiment, seed, { ...cell, epochs: 0 }));
    return [...sweepRuns(experiment), ...starts].map((run) => [run]);
  },
  measure: ([raw], { experiment }) =>
    raw === undefined ? { missing: 'a run', has: [] } : measureData(raw, experiment),
  judge: (measurements) => judgeDataLaw(measurements),
};

function measureData(raw: Raw, experiment: GuardSubject['experiment']): DataLawMeasurement | Missing {
  const fit = linearFit(raw, experiment);
  if (isMissing(fit)) return fit;
  const { stated, data, model } = fit;
  const { noiseSd, initSd, trueWeight, trueBias } = stated;
  const unit = { inputs: stated.inputs, trueWeight: 1, trueBias: 0, noiseSd: 0 };
  const sums = linearLabels(data.features, new Float64Array(data.rows), unit);
  const noise = Float64Array.from(data.labels, (y, row) => y - trueBias - trueWeight * sums[row]!);
  return {
    run: raw.run.id,
    stated: { noiseSd, initSd, trueWeight, trueBias },
    noise: describeSample(noise),
    features: describeSample(data.features),
    featureShift: largestShift(data.features, drawnFrom(raw, 'features')[0]),
    line: fitLine(sums, data.labels),
    ...(stated.epochs === 0 ? { start: { ...describeSample(model.w), bias: model.b } } : {}),
  };
}

function largestShift(reported: Float64Array, drawn: ArrayLike<number> | undefined): number {
  if (drawn?.length !== reported.length) return Number.NaN;
  let largest = 0;
  for (let i = 0; i < reported.length; i++) largest = Math.max(largest, Math.abs(reported[i]! - drawn[i]!));
  return largest;
}
