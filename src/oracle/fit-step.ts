import { residual, type LinearModel, type Numbers } from './linear-model.ts';

/** What one full-batch step did, as far as its result tells. */
export type FittedStep = {
  /** η of w ← w − η·gradient − decay·w, by least squares over the weights. */
  readonly learningRate: number;
  readonly decay: number;
  /** The part of the step that neither explains, relative to the step. */
  readonly unexplained: number;
  /** b ← b − biasRate · mean residual. */
  readonly biasRate: number;
};

/**
 * Recovers learning rate and decay from the weights before and after one step over all `rows`.
 * Exact but for rounding, since the step is linear in both.
 */
export function fitStep(
  X: Numbers,
  y: Numbers,
  rows: number,
  before: LinearModel,
  after: LinearModel,
): FittedStep {
  const p = before.w.length;
  const gradient = new Float64Array(p);
  let meanResidual = 0;
  for (let row = 0; row < rows; row++) {
    const r = residual(X, y, before, row) / rows;
    meanResidual += r;
    for (let k = 0; k < p; k++) gradient[k]! += r * X[row * p + k]!;
  }
  // Normal equations of step = −η·gradient − decay·w.
  let [gg, gw, ww, gs, ws, ss] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < p; k++) {
    const [g, w, s] = [gradient[k]!, before.w[k]!, before.w[k]! - after.w[k]!];
    gg += g * g;
    gw += g * w;
    ww += w * w;
    gs += g * s;
    ws += w * s;
    ss += s * s;
  }
  const determinant = gg * ww - gw * gw;
  const learningRate = (gs * ww - ws * gw) / determinant;
  const decay = (ws * gg - gs * gw) / determinant;
  const rest = ss - learningRate * gs - decay * ws;
  return {
    learningRate,
    decay,
    unexplained: Math.sqrt(Math.max(rest, 0) / ss),
    biasRate: (before.b - after.b) / meanResidual,
  };
}
