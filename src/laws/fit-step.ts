import { leastSquares } from './least-squares.ts';
import { residual, type LinearModel, type Numbers } from './linear-model.ts';

/** What one full-batch step did, as far as its result tells. */
export type FittedStep = {
  /** η of w ← w − η·gradient − decay·w − share·extra, by least squares over the weights. */
  readonly learningRate: number;
  readonly decay: number;
  /** Of the extra direction; 0 where none is given. */
  readonly share: number;
  /** The part of the step that these leave unexplained, relative to the step. */
  readonly unexplained: number;
  /** b ← b − biasRate · mean residual. */
  readonly biasRate: number;
};

/**
 * Recovers learning rate and decay from the weights before and after one step over all `rows`.
 * Exact but for rounding, since the step is linear in both.
 *
 * @param extra a further direction [inputs] that the step may hold a share of
 */
export function fitStep(
  X: Numbers,
  y: Numbers,
  rows: number,
  before: LinearModel,
  after: LinearModel,
  extra?: Float64Array,
): FittedStep {
  const p = before.w.length;
  const gradient = new Float64Array(p);
  let meanResidual = 0;
  for (let row = 0; row < rows; row++) {
    const r = residual(X, y, before, row) / rows;
    meanResidual += r;
    for (let k = 0; k < p; k++) gradient[k]! += r * X[row * p + k]!;
  }
  const start = Float64Array.from(before.w);
  const step = start.map((value, k) => value - after.w[k]!);
  const { coefficients, unexplained } = leastSquares(step, [gradient, start, ...(extra ? [extra] : [])]);
  const [learningRate = Number.NaN, decay = Number.NaN, share = 0] = coefficients;
  return { learningRate, decay, share, unexplained, biasRate: (before.b - after.b) / meanResidual };
}
