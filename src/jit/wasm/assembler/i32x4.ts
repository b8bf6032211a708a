import type { Expression, I32 } from './code.ts';
import { binaries, instruction, lane, mapTable, simd, toI32, unaries } from './instruction.ts';
import { v128 } from './v128.ts';

type V128 = Expression<'v128'>;

/** Four 32-bit integer lanes. Opcodes: WebAssembly Core Specification 2.0, §5.4.8 (vector instructions). */
export const i32x4 = {
  /** One value for all lanes, or one for each, modulo 2^32. */
  const: (...values: readonly [number] | readonly [number, number, number, number]): V128 =>
    v128.const(
      new Uint8Array(
        (values.length === 1 ? new Int32Array(4).fill(values[0]) : Int32Array.of(...values)).buffer,
      ),
    ),
  splat: (value: I32): V128 => instruction('v128', simd(0x11), [toI32(value)]),
  extract_lane: (x: V128, index: number): Expression<'i32'> =>
    instruction('i32', simd(0x1b), [x], lane(index, 4)),
  replace_lane: (x: V128, index: number, value: I32): V128 =>
    instruction('v128', simd(0x1c), [x, toI32(value)], lane(index, 4)),
  /** A lane of a comparison is all ones where it holds, else all zeros. */
  ...binaries(
    'v128',
    'v128',
    {
      eq: 0x37,
      ne: 0x38,
      lt_s: 0x39,
      lt_u: 0x3a,
      gt_s: 0x3b,
      gt_u: 0x3c,
      le_s: 0x3d,
      le_u: 0x3e,
      ge_s: 0x3f,
      ge_u: 0x40,
    },
    simd,
  ),
  ...unaries('v128', 'v128', { abs: 0xa0, neg: 0xa1 }, simd),
  ...unaries('v128', 'i32', { all_true: 0xa3, bitmask: 0xa4 }, simd),
  /** Shifts by the same count, modulo 32, in all lanes. */
  ...mapTable(
    { shl: 0xab, shr_s: 0xac, shr_u: 0xad },
    simd,
    (opcode) =>
      (x: V128, count: I32): V128 =>
        instruction('v128', opcode, [x, toI32(count)]),
  ),
  ...binaries(
    'v128',
    'v128',
    { add: 0xae, sub: 0xb1, mul: 0xb5, min_s: 0xb6, min_u: 0xb7, max_s: 0xb8, max_u: 0xb9 },
    simd,
  ),
  /** Towards zero; NaN becomes 0, what is too large the nearest integer there is. */
  ...unaries('v128', 'v128', { trunc_sat_f32x4_s: 0xf8, trunc_sat_f32x4_u: 0xf9 }, simd),
  /** Two float64 lanes towards zero into lanes 0 and 1; lanes 2 and 3 are zero. */
  ...unaries('v128', 'v128', { trunc_sat_f64x2_s_zero: 0xfc, trunc_sat_f64x2_u_zero: 0xfd }, simd),
};
