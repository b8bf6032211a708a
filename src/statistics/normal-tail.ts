/**
 * P(Z > z) of a standard normal, to about 1e-14 of itself as far out as float64 reaches.
 * Source: Abramowitz and Stegun, 26.2.11 (the series) and 26.2.14 (the continued fraction).
 *
 * @param z any number; ±∞ gives 0 and 1
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return z < fractionFrom ? 0.5 - density * series(z) : density * fraction(z);
}

/** The series loses digits to its subtraction from ½ further out; the fraction converges slowly further in. */
const fractionFrom = 2.5;

/** z + z³/3 + z⁵/(3·5) + …, all terms positive. */
function series(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * Number.EPSILON; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

/** 1/(z + 1/(z + 2/(z + 3/(z + …)))), from the inside out. */
function fraction(z: number): number {
  let inner = z;
  for (let k = 100; k >= 1; k--) inner = z + k / inner;
  return 1 / inner;
}
