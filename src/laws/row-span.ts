import { toFloat64, type Numbers } from './linear-model.ts';

/** An orthonormal basis of the span of some rows, by Gram-Schmidt carried out twice (Kahan: twice is enough). */
export type RowSpan = {
  /** The part of a vector that no combination of the rows reaches. */
  reject(vector: Numbers): Float64Array;
  /** Coefficients c with Σ cᵢ·rowᵢ = the vector's part inside the span, for independent rows. */
  solve(vector: Numbers): Float64Array;
};

/**
 * @param X row-major, `count` rows of `length` numbers
 * @throws RangeError where a row depends on those before it
 */
export function rowSpan(X: Numbers, count: number, length: number): RowSpan {
  const rows = toFloat64(X);
  const basis: Float64Array[] = [];
  const triangle: Float64Array[] = []; // row_i = Σ_j triangle[i][j] · basis[j]
  for (let i = 0; i < count; i++) {
    const rest = rows.slice(i * length, (i + 1) * length);
    const before = Math.sqrt(dot(rest, rest));
    const coefficients = new Float64Array(i + 1);
    project(rest, basis, coefficients);
    project(rest, basis, coefficients);
    const size = Math.sqrt(dot(rest, rest));
    if (!(size > 1e-9 * before)) throw new RangeError(`row ${i} depends on the rows before it`);
    coefficients[i] = size;
    basis.push(rest.map((value) => value / size));
    triangle.push(coefficients);
  }
  return {
    reject: (vector) => {
      const rest = new Float64Array(vector);
      project(rest, basis);
      project(rest, basis);
      return rest;
    },
    solve: (vector) =>
      solveTransposed(
        triangle,
        basis.map((direction) => dot(vector, direction)),
      ),
  };
}

/** Takes the basis out of `rest`, adding what was taken to `coefficients`. */
function project(rest: Float64Array, basis: readonly Float64Array[], coefficients?: Float64Array): void {
  basis.forEach((direction, j) => {
    const amount = dot(rest, direction);
    if (coefficients) coefficients[j]! += amount;
    for (let k = 0; k < rest.length; k++) rest[k]! -= amount * direction[k]!;
  });
}

/** Solves Rᵀ-like back substitution: Σ_i c_i · triangle[i][j] = target[j]. */
function solveTransposed(triangle: readonly Float64Array[], target: readonly number[]): Float64Array {
  const c = new Float64Array(target.length);
  for (let j = target.length - 1; j >= 0; j--) {
    let value = target[j]!;
    for (let i = j + 1; i < target.length; i++) value -= c[i]! * triangle[i]![j]!;
    c[j] = value / triangle[j]![j]!;
  }
  return c;
}

function dot(a: Numbers, b: Numbers): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
