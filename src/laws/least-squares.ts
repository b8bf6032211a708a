import { norm } from './linear-model.ts';
import { rowSpan } from './row-span.ts';

export type LeastSquares = {
  /** One a regressor; NaN where the regressors depend on each other, or hold NaN. */
  readonly coefficients: Float64Array;
  /** ‖target − Σ coefficientᵢ·regressorᵢ‖ / ‖target‖. */
  readonly unexplained: number;
};

/** The combination of the regressors that comes closest to the target; all are of one length. */
export function leastSquares(target: Float64Array, regressors: readonly Float64Array[]): LeastSquares {
  const rows = new Float64Array(regressors.length * target.length);
  regressors.forEach((values, i) => rows.set(values, i * target.length));
  try {
    const span = rowSpan(rows, regressors.length, target.length);
    return { coefficients: span.solve(target), unexplained: norm(span.reject(target)) / norm(target) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { coefficients: new Float64Array(regressors.length).fill(Number.NaN), unexplained: Number.NaN };
  }
}
