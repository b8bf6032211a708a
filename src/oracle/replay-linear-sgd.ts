import type { LinearConstants } from './linear-constants.ts';
import { residual, rmsResidual, type Numbers } from './linear-model.ts';

/** What a fit drew, and the labels it trained on. */
export type LinearInputs = {
  /** [trainRows + testRows, inputs], row-major. */
  readonly features: Numbers;
  /** [trainRows + testRows]. */
  readonly labels: Numbers;
  /** Standard normals [inputs]; the start is initSd times these. */
  readonly init: Numbers;
  /** A permutation of the train rows for each epoch. */
  readonly orders: readonly Numbers[];
};

export type LinearReplay = {
  readonly w: Float64Array;
  readonly b: number;
  /** Root mean square residuals after each epoch. */
  readonly trainRms: readonly number[];
  readonly testRms: readonly number[];
};

/**
 * Mini-batch SGD on squared loss / 2 + λ‖w‖²/2 a row, in float64: from the mathematics of the
 * chapter, with no code in common with it. Runs as many epochs as there are orders.
 */
export function replayLinearSgd(inputs: LinearInputs, constants: LinearConstants): LinearReplay {
  const { trainRows, testRows, initSd } = constants;
  const { features, labels, init, orders } = inputs;
  const model = { w: Float64Array.from(init, (z) => initSd * z), b: 0 };
  const trainRms: number[] = [];
  const testRms: number[] = [];
  for (const order of orders) {
    runEpoch(model, order, inputs, constants);
    trainRms.push(rmsResidual(features, labels, model, [0, trainRows]));
    testRms.push(rmsResidual(features, labels, model, [trainRows, trainRows + testRows]));
  }
  return { ...model, trainRms, testRms };
}

function runEpoch(
  model: { w: Float64Array; b: number },
  order: Numbers,
  { features, labels }: LinearInputs,
  { batchSize, learningRate, lambda }: LinearConstants,
): void {
  const p = model.w.length;
  for (let from = 0; from < order.length; from += batchSize) {
    const batch = Array.from(
      { length: Math.min(batchSize, order.length - from) },
      (_, i) => order[from + i]!,
    );
    const residuals = batch.map((row) => residual(features, labels, model, row));
    const step = learningRate / batchSize;
    const kept = 1 - step * lambda * batch.length;
    for (let k = 0; k < p; k++) {
      let gradient = 0;
      batch.forEach((row, i) => (gradient += residuals[i]! * features[row * p + k]!));
      model.w[k] = model.w[k]! * kept - step * gradient;
    }
    model.b -= step * residuals.reduce((sum, r) => sum + r, 0);
  }
}
