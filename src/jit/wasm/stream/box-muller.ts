import { normalConstants } from '../../../random/normal-constants.ts';
import type { Expression } from '../assembler/code.ts';
import { f32x4 } from '../assembler/f32x4.ts';
import type { FunctionBuilder } from '../assembler/function-builder.ts';
import { i32x4 } from '../assembler/i32x4.ts';
import type { Local } from '../assembler/local.ts';
import { v128 } from '../assembler/v128.ts';

type V128 = Expression<'v128'>;
type Vector = Local<'v128'>;

const { add, sub, mul } = f32x4;

const { logarithm, sine, cosine } = normalConstants;

// In all lanes.
const HALF = f32x4.const(0.5);
const ONE = f32x4.const(1);
const LN2 = f32x4.const(normalConstants.ln2);
const TWO_TO_MINUS_31 = f32x4.const(normalConstants.unit);
const QUARTER_PI_TO_MINUS_31 = f32x4.const(normalConstants.quarterPi);
const SQRT_HALF_BITS = i32x4.const(normalConstants.sqrtHalfBits);

/**
 * Box-Muller in four lanes, operation for operation that of random/fill-normals.ts: float32 +, −, ×, √
 * and conversions round alike in both, so the bits are the same.
 *
 * @returns a pair of normals of every lane, from a word for the radius and one for the angle
 */
export function boxMuller(
  f: FunctionBuilder,
  radiusWord: Vector,
  angleWord: Vector,
): readonly [Vector, Vector] {
  const u = f.let(
    // 31 bits: never negative as a signed integer
    mul(add(f32x4.convert_i32x4_s(i32x4.shr_u(radiusWord, 1)), HALF), TWO_TO_MINUS_31),
  );
  // x where 0 < x, else +0, so of −0 (u = 1) too, as Math.max(−0, 0) is
  const squared = f32x4.pmax(f32x4.const(0), mul(f32x4.const(-2), ln(f, u)));
  const r = f.let(f32x4.sqrt(squared));

  const x = f.let(mul(f32x4.convert_i32x4_s(angleWord), QUARTER_PI_TO_MINUS_31));
  const x2 = f.let(mul(x, x));
  const sineOfX = f.let(add(mul(mul(horner(sine, x2), x2), x), x));
  const cosineOfX = add(sub(mul(mul(horner(cosine, x2), x2), x2), mul(x2, HALF)), ONE);
  const mirrored = f.let(v128.xor(cosineOfX, i32x4.shl(angleWord, 31))); // bit 0 becomes the sign
  const turned = f.let(i32x4.shr_s(i32x4.shl(angleWord, 30), 31)); // bit 1 in every bit
  return [
    f.let(mul(r, v128.bitselect(sineOfX, mirrored, turned))),
    f.let(mul(r, v128.bitselect(mirrored, sineOfX, turned))),
  ];
}

/** Natural logarithm of normal float32 in (0, 1]. */
function ln(f: FunctionBuilder, u: Vector): V128 {
  const exponent = f.let(i32x4.shr_s(i32x4.sub(u, SQRT_HALF_BITS), 23));
  const y = f.let(sub(i32x4.sub(u, i32x4.shl(exponent, 23)), ONE));
  const y2 = f.let(mul(y, y));
  const even = horner(
    logarithm.filter((_, i) => i % 2 === 0),
    y2,
  );
  const odd = horner(
    logarithm.filter((_, i) => i % 2 === 1),
    y2,
  );
  const tail = add(even, mul(odd, y));
  return add(add(sub(mul(mul(tail, y), y2), mul(y2, HALF)), y), mul(f32x4.convert_i32x4_s(exponent), LN2));
}

/** (c₀·x + c₁)·x + … + cₙ, each operation rounded. */
function horner([first = 0, ...others]: readonly number[], x: Vector): V128 {
  return others.reduce<V128>((sum, c) => add(mul(sum, x), f32x4.const(c)), f32x4.const(first));
}
