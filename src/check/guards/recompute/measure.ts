import { residual, rmsResidual, type RowRange } from '../../../laws/linear-model.ts';
import { pairRms } from '../../../laws/pair-rms.ts';
import type { TrainedRun } from '../../../model/run/fit.ts';
import { valuesOf } from '../../../model/run/metric.ts';
import { isMissing, type GuardSubject, type Missing } from '../../check.ts';
import { linearFit, type LinearFit } from '../../linear/linear-fit.ts';
import { isLoss, rowsOf, type Loss, type RecomputeMeasurement } from './measurement.ts';

type LossOn = (rows: RowRange) => number;

/** Measures the losses that a fit reported last, and those of its final parameters on each range of rows. */
export function measureLosses(
  raw: TrainedRun,
  experiment: GuardSubject['experiment'],
): RecomputeMeasurement | Missing {
  const fit = linearFit(raw, experiment);
  if (isMissing(fit)) return fit;
  const { stated, model, data } = fit;
  const lossOn: LossOn = (rows) => rmsResidual(data.features, data.labels, model, rows) ** 2 / 2;
  const ranges = { train: [0, stated.trainRows], test: [stated.trainRows, data.rows] } as const;
  const computed = { train: lossOn(ranges.train), test: lossOn(ranges.test), all: lossOn([0, data.rows]) };
  const losses: Loss[] = [];
  for (const [metric, own] of Object.entries(rowsOf)) {
    const reported = valuesOf(raw.fit.metrics[metric]).at(-1);
    if (reported === undefined) return { missing: `metric "${metric}"`, has: Object.keys(raw.fit.metrics) };
    const instead = () => ({
      pairs: pairRms(data.features, data.labels, model, ranges[own]) ** 2 / 2,
      ranges: mixedRanges(reported, fit),
    });
    losses.push({ metric, reported, computed, instead: isLoss(reported, computed[own]) ? null : instead() });
  }
  const penalty = (stated.lambda * model.w.reduce((sum, value) => sum + value ** 2, 0)) / 2;
  return { run: raw.run.id, penalty, losses };
}

/**
 * Returns ranges of test rows with a part of the train rows, and of train rows with a part of the test rows,
 * that give the reported loss.
 */
function mixedRanges(reported: number, fit: LinearFit) {
  const { trainRows } = fit.stated;
  const { rows } = fit.data;
  const sums = sumSquares(fit);
  const ranges: { from: number; to: number }[] = [];
  for (let from = 1; from < trainRows; from++) ranges.push({ from, to: rows });
  for (let to = trainRows + 1; to < rows; to++) ranges.push({ from: 0, to });
  return ranges
    .map((range) => ({ range, loss: (sums[range.to]! - sums[range.from]!) / (range.to - range.from) / 2 }))
    .filter(({ loss }) => isLoss(reported, loss))
    .toSorted((a, b) => Math.abs(a.loss - reported) - Math.abs(b.loss - reported))
    .map(({ range }) => range);
}

/** Returns the sums of the squared residuals of the rows before each row, and of all: [rows + 1]. */
function sumSquares({ model, data: { features, labels, rows } }: LinearFit): Float64Array {
  const sums = new Float64Array(rows + 1);
  for (let row = 0; row < rows; row++)
    sums[row + 1] = sums[row]! + residual(features, labels, model, row) ** 2;
  return sums;
}
