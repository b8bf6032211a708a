import { f32x4 } from '../wasm/assembler/f32x4.ts';
import type { FunctionBuilder } from '../wasm/assembler/function-builder.ts';
import { i32x4 } from '../wasm/assembler/i32x4.ts';
import type { Local } from '../wasm/assembler/local.ts';
import type { ModuleBuilder } from '../wasm/assembler/module-builder.ts';
import { v128 } from '../wasm/assembler/v128.ts';
import type { V128 } from './recipe.ts';

/** Functions on vectors of four numbers that need more than one instruction. */
export type VectorMath = {
  readonly exponential: (x: V128) => V128;
  readonly logarithm: (x: V128) => V128;
};

/**
 * Adds these functions to a module; call it before the functions that use them are added. Their results lie
 * within 2 units in the last place of the exact value.
 */
export function addVectorMath(module: ModuleBuilder): VectorMath {
  const exponential = module.function('exponential', { x: 'v128' }, (f, { x }) => exponentialOf(f, x));
  const logarithm = module.function('logarithm', { x: 'v128' }, (f, { x }) => logarithmOf(f, x));
  return { exponential: (x) => exponential.call({ x }), logarithm: (x) => logarithm.call({ x }) };
}

/** Coefficients of the Cephes library (expf, logf; S. L. Moshier), highest power first. */
const expTerms = [
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
];
const logTerms = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
];
/** ln 2 in two parts, the first with so few bits that its multiples are exact. */
const [ln2High, ln2Low] = [0.693359375, -2.1219444e-4];

const c = (value: number): V128 => f32x4.const(value);

/** Returns Σ terms · x^k by Horner's rule; the terms have the highest power first. */
function polynomial(terms: readonly number[], x: V128): V128 {
  const [first = 0, ...rest] = terms;
  return rest.reduce<V128>((sum, term) => f32x4.add(f32x4.mul(sum, x), c(term)), c(first));
}

/** Computes e^x = 2^n · e^r with |r| ≤ ln 2 / 2. */
function exponentialOf(f: FunctionBuilder, x: V128): V128 {
  const held = f.let(f32x4.pmin(f32x4.pmax(x, c(-110)), c(100))); // beyond, it is 0 or infinite anyway
  const n = f.let(f32x4.nearest(f32x4.mul(held, c(Math.LOG2E))));
  const r = f.let(f32x4.sub(f32x4.sub(held, f32x4.mul(n, c(ln2High))), f32x4.mul(n, c(ln2Low))));
  const tail = f32x4.mul(f32x4.mul(polynomial(expTerms, r), r), r);
  const value = f.let(f32x4.add(f32x4.add(tail, r), c(1)));
  // In two steps, so that neither power of two overflows, and small results lose bits only once.
  const whole = f.let(i32x4.trunc_sat_f32x4_s(n));
  const half = f.let(i32x4.shr_s(whole, 1));
  const scaled = f32x4.mul(f32x4.mul(value, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
  return v128.bitselect(scaled, x, f32x4.eq(x, x)); // NaN stays
}

/** Computes 2^n for n from −126 to 127. */
function powerOfTwo(n: V128): V128 {
  return i32x4.shl(i32x4.add(n, i32x4.const(127)), 23);
}

const sqrtHalfBits = 0x3f3504f3;

/** Computes ln x = n ln 2 + ln m with m from √½ to √2. */
function logarithmOf(f: FunctionBuilder, x: V128): V128 {
  const tiny = f.let(f32x4.lt(x, c(2 ** -126)));
  const normal = f.let(v128.bitselect(f32x4.mul(x, c(2 ** 24)), x, tiny));
  const exponent: Local<'v128'> = f.let(i32x4.shr_s(i32x4.sub(normal, i32x4.const(sqrtHalfBits)), 23));
  const y = f.let(f32x4.sub(i32x4.sub(normal, i32x4.shl(exponent, 23)), c(1)));
  const y2 = f.let(f32x4.mul(y, y));
  const shift = v128.and(tiny, c(-24));
  const n = f.let(f32x4.add(f32x4.convert_i32x4_s(exponent), shift));
  const tail = f32x4.mul(f32x4.mul(polynomial(logTerms, y), y), y2);
  const low = f32x4.sub(f32x4.add(tail, f32x4.mul(n, c(ln2Low))), f32x4.mul(y2, c(0.5)));
  const value = f32x4.add(f32x4.add(low, y), f32x4.mul(n, c(ln2High)));
  const positive = f.let(v128.bitselect(value, c(Number.NaN), f32x4.gt(x, c(0))));
  const infinite = f.let(
    v128.bitselect(c(Number.POSITIVE_INFINITY), positive, f32x4.eq(x, c(Number.POSITIVE_INFINITY))),
  );
  return v128.bitselect(c(Number.NEGATIVE_INFINITY), infinite, f32x4.eq(x, c(0)));
}
