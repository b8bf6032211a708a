import type { LinearConstants } from './linear-constants.ts';
import type { LinearModel, Numbers } from './linear-model.ts';

type Matrix = readonly (readonly number[])[];

/**
 * SGD on a single row, one step an epoch: of a batch with one row, gradient and penalty are divided by
 * the batch size all the same, so g = η/batch size. With r = x·w + b − y a step is
 * w ← (1 − gλ)·w − g·r·x, b ← b − g·r. Write w = k·w₀ + c·x: then (k·x·w₀, c, b, 1) moves by one fixed
 * matrix, and all steps are its power.
 *
 * @param x the row, [inputs]
 */
export function oneRow(x: Numbers, y: number, start: LinearModel, constants: LinearConstants): LinearModel {
  const { batchSize, learningRate, lambda, epochs } = constants;
  const square = dot(x, x);
  const g = learningRate / batchSize;
  const kept = 1 - g * lambda;
  const step: Matrix = [
    [kept, 0, 0, 0],
    [-g, kept - g * square, -g, g * y],
    [-g, -g * square, 1 - g, g * y],
    [0, 0, 0, 1],
  ];
  const from = [dot(x, start.w), 0, start.b, 1];
  const [, c, b] = power(step, epochs).map((row) => dot(row, from));
  const left = kept ** epochs;
  return { w: Float64Array.from(start.w, (value, k) => left * value + c! * x[k]!), b: b! };
}

/** Repeated squaring. */
function power(matrix: Matrix, exponent: number): Matrix {
  if (exponent === 0) return matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  const half = power(matrix, Math.floor(exponent / 2));
  const even = multiply(half, half);
  return exponent % 2 === 0 ? even : multiply(even, matrix);
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((row) =>
    row.map((_, j) =>
      dot(
        row,
        b.map((other) => other[j]!),
      ),
    ),
  );
}

function dot(a: Numbers, b: Numbers): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
