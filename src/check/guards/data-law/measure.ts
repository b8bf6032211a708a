import { describeSample, fitLine } from '../../../statistics/describe-sample.ts';
import { linearLabels } from '../../../laws/linear-model.ts';
import type { TrainedRun } from '../../../model/run/fit.ts';
import { isMissing, type GuardSubject, type Missing } from '../../check.ts';
import { drawnFrom, linearFit } from '../../linear/linear-fit.ts';
import type { DataLawMeasurement } from './measurement.ts';

export function measureData(
  raw: TrainedRun,
  experiment: GuardSubject['experiment'],
): DataLawMeasurement | Missing {
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
