import { normalConstants } from './normal-constants.ts';
import type { NextWord } from './xoshiro128.ts';

const f = Math.fround;
const LN2 = f(normalConstants.ln2);
const HALF = f(0.5);
const TWO_TO_MINUS_31 = f(normalConstants.unit);
const QUARTER_PI_TO_MINUS_31 = f(normalConstants.quarterPi);
const SQRT_HALF_BITS = normalConstants.sqrtHalfBits;

// Highest power first.
const [L8, L7, L6, L5, L4, L3, L2, L1, L0] = normalConstants.logarithm.map(f) as Nine;
const [S3, S2, S1] = normalConstants.sine.map(f) as Three;
const [C3, C2, C1] = normalConstants.cosine.map(f) as Three;

type Three = [number, number, number];
type Nine = [number, number, number, number, number, number, number, number, number];

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/**
 * Fills `out` with standard normals by Box-Muller, in pairs of two words each; of an odd count the
 * last pair's second number is dropped.
 *
 * Every operation is a float32 +, −, ×, √ or a conversion, rounded to nearest, in the order written
 * here: the same bits on every engine, and in WebAssembly. Math.log and Math.cos would not do, since
 * engines differ in them.
 *
 * @param out any length; filled from the start
 */
export function fillNormals(next: NextWord, out: Float32Array): void {
  for (let i = 0; i < out.length; i += 2) {
    const radiusWord = next();
    const angleWord = next() | 0;
    const u = f(f(f(radiusWord >>> 1) + HALF) * TWO_TO_MINUS_31); // (0, 1]
    const r = f(Math.sqrt(Math.max(f(f(-2) * ln(u)), 0)));

    // An angle in [−π/4, π/4] from the high bits; the two lowest bits mirror and turn it to the full circle.
    const x = f(f(angleWord) * QUARTER_PI_TO_MINUS_31);
    const sine = sin(x);
    const cosine = angleWord & 1 ? -cos(x) : cos(x);
    const turned = (angleWord & 2) !== 0;
    out[i] = f(r * (turned ? sine : cosine));
    out[i + 1] = f(r * (turned ? cosine : sine)); // past the end of an odd array: no effect
  }
}

/** Natural logarithm of a normal float32 in (0, 1]. */
function ln(u: number): number {
  float[0] = u;
  const word = bits[0] ?? 0;
  const exponent = (word - SQRT_HALF_BITS) >> 23;
  bits[0] = word - (exponent << 23);
  const y = f((float[0] ?? 0) - 1); // mantissa − 1, in [√½ − 1, √2 − 1)
  const y2 = f(y * y);
  // Even and odd powers apart: half as long a chain of dependent operations as Horner's rule.
  let even = f(f(L8 * y2) + L6);
  let odd = f(f(L7 * y2) + L5);
  even = f(f(even * y2) + L4);
  odd = f(f(odd * y2) + L3);
  even = f(f(even * y2) + L2);
  odd = f(f(odd * y2) + L1);
  even = f(f(even * y2) + L0);
  const tail = f(even + f(odd * y));
  return f(f(f(f(f(tail * y) * y2) - f(y2 * HALF)) + y) + f(f(exponent) * LN2));
}

/** Sine of a float32 in [−π/4, π/4]. */
function sin(x: number): number {
  const x2 = f(x * x);
  const tail = f(f(f(f(S3 * x2) + S2) * x2) + S1);
  return f(f(f(tail * x2) * x) + x);
}

/** Cosine of a float32 in [−π/4, π/4]. */
function cos(x: number): number {
  const x2 = f(x * x);
  const tail = f(f(f(f(C3 * x2) + C2) * x2) + C1);
  return f(f(f(f(tail * x2) * x2) - f(x2 * HALF)) + 1);
}
