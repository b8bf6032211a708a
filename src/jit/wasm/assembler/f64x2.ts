import type { Expression } from './code.ts';
import { binaries, simd, unaries } from './instruction.ts';
import { v128 } from './v128.ts';

/** Two float64 lanes. Opcodes: WebAssembly Core Specification 2.0, §5.4.8 (vector instructions). */
export const f64x2 = {
  /** One value for both lanes. */
  const: (value: number): Expression<'v128'> =>
    v128.const(new Uint8Array(Float64Array.of(value, value).buffer)),
  ...unaries('f64', 'v128', { splat: 0x14 }, simd),
  ...binaries('v128', 'v128', { add: 0xf0, sub: 0xf1, mul: 0xf2, div: 0xf3 }, simd),
  /** Integer lanes 0 and 1, exactly. */
  ...unaries('v128', 'v128', { convert_low_i32x4_s: 0xfe, convert_low_i32x4_u: 0xff }, simd),
};
