import type { LinearConstants } from './linear-constants.ts';
import { residual, rmsResidual, toFloat64, type Numbers } from './linear-model.ts';

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
  const X = toFloat64(inputs.features);
  const y = toFloat64(inputs.labels);
  const model = { w: toFloat64(inputs.init).map((z) => initSd * z), b: 0 };
  const trainRms: number[] = [];
  const testRms: number[] = [];
  for (const order of inputs.orders) {
    runEpoch(model, order, X, y, constants);
    trainRms.push(rmsResidual(X, y, model, [0, trainRows]));
    testRms.push(rmsResidual(X, y, model, [trainRows, trainRows + testRows]));
  }
  return { ...model, trainRms, testRms };
}

function runEpoch(
  model: { w: Float64Array; b: number },
  order: Numbers,
  X: Float64Array,
  y: Float64Array,
  { batchSize, learningRate, lambda }: LinearConstants,
): void {
  const { w } = model;
  const step = learningRate / batchSize;
  const gradient = new Float64Array(w.length);
  for (let from = 0; from < order.length; from += batchSize) {
    const to = Math.min(from + batchSize, order.length);
    let biasGradient = 0;
    gradient.fill(0);
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      const r = residual(X, y, model, row);
      const offset = row * w.length;
      for (let k = 0; k < w.length; k++) gradient[k]! += r * X[offset + k]!;
      biasGradient += r;
    }
    const kept = 1 - step * lambda * (to - from);
    for (let k = 0; k < w.length; k++) w[k] = w[k]! * kept - step * gradient[k]!;
    model.b -= step * biasGradient;
  }
}
