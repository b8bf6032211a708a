/** Any array of numbers: a float32 draw, or float64 of our own. */
export type Numbers = ArrayLike<number>;

/** The same numbers as float64: one kind of array, since with several an engine compiles a loop far worse. */
export function toFloat64(values: Numbers): Float64Array {
  return values instanceof Float64Array ? values : new Float64Array(values);
}

/** A linear model in float64: w has one entry a column of X, row-major. */
export type LinearModel = { readonly w: Numbers; readonly b: number };

/** Rows [from, to). */
export type RowRange = readonly [from: number, to: number];

/** Xw + b − y of one row, in float64. */
export function residual(X: Numbers, y: Numbers, { w, b }: LinearModel, row: number): number {
  const offset = row * w.length;
  let sum = b;
  for (let k = 0; k < w.length; k++) sum += X[offset + k]! * w[k]!;
  return sum - y[row]!;
}

/** Root mean square residual of a range of rows: √(2 · mean half squared loss). */
export function rmsResidual(X: Numbers, y: Numbers, model: LinearModel, [from, to]: RowRange): number {
  let sum = 0;
  for (let row = from; row < to; row++) sum += residual(X, y, model, row) ** 2;
  return Math.sqrt(sum / (to - from));
}

/** The labels that a linear law states: bias + weight · Σx + noise, one a row of X. */
export function linearLabels(
  X: Numbers,
  noise: Numbers,
  law: {
    readonly inputs: number;
    readonly trueWeight: number;
    readonly trueBias: number;
    readonly noiseSd: number;
  },
): Float64Array {
  const labels = new Float64Array(noise.length);
  for (let row = 0; row < labels.length; row++) {
    let sum = 0;
    for (let k = 0; k < law.inputs; k++) sum += X[row * law.inputs + k]!;
    labels[row] = law.trueBias + law.trueWeight * sum + law.noiseSd * noise[row]!;
  }
  return labels;
}

/** Euclidean norm of values − origin, where every entry of the origin is the same. */
export function norm(values: Numbers, origin = 0): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += (values[k]! - origin) ** 2;
  return Math.sqrt(sum);
}
