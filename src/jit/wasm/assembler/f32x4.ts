import type { Expression } from './code.ts';
import { binaries, instruction, lane, simd, unaries } from './instruction.ts';
import { v128 } from './v128.ts';

type V128 = Expression<'v128'>;

/** Four float32 lanes. Opcodes: WebAssembly Core Specification 2.0, §5.4.8 (vector instructions). */
export const f32x4 = {
  /** One value for all lanes, or one for each. */
  const: (...values: readonly [number] | readonly [number, number, number, number]): V128 =>
    v128.const(
      new Uint8Array(
        (values.length === 1 ? new Float32Array(4).fill(values[0]) : Float32Array.of(...values)).buffer,
      ),
    ),
  ...unaries('f32', 'v128', { splat: 0x13 }, simd),
  extract_lane: (x: V128, index: number): Expression<'f32'> =>
    instruction('f32', simd(0x1f), [x], lane(index, 4)),
  replace_lane: (x: V128, index: number, value: Expression<'f32'>): V128 =>
    instruction('v128', simd(0x20), [x, value], lane(index, 4)),
  /** A lane of a comparison is all ones where it holds, else all zeros. */
  ...binaries('v128', 'v128', { eq: 0x41, ne: 0x42, lt: 0x43, gt: 0x44, le: 0x45, ge: 0x46 }, simd),
  ...unaries(
    'v128',
    'v128',
    { ceil: 0x67, floor: 0x68, trunc: 0x69, nearest: 0x6a, abs: 0xe0, neg: 0xe1, sqrt: 0xe3 },
    simd,
  ),
  ...binaries('v128', 'v128', { add: 0xe4, sub: 0xe5, mul: 0xe6, div: 0xe7 }, simd),
  /** NaN where either is NaN; −0 is less than +0. */
  ...binaries('v128', 'v128', { min: 0xe8, max: 0xe9 }, simd),
  /** `pmin(x, y)` is y < x ? y : x and `pmax(x, y)` is x < y ? y : x: one instruction on x64, unlike min and max. */
  ...binaries('v128', 'v128', { pmin: 0xea, pmax: 0xeb }, simd),
  /** To the nearest float32, ties to even. */
  ...unaries('v128', 'v128', { convert_i32x4_s: 0xfa, convert_i32x4_u: 0xfb }, simd),
};
