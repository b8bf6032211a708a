import type { Expression } from './code.ts';
import { binaries, instruction, nothing, plain, unaries } from './instruction.ts';

/** Double precision. Opcodes: WebAssembly Core Specification 2.0, §5.4.7 (numeric instructions). */
export const f64 = {
  const: (value: number): Expression<'f64'> =>
    instruction('f64', plain(0x44), nothing, (to) =>
      to.append(new Uint8Array(Float64Array.of(value).buffer)),
    ),
  ...binaries('f64', 'f64', { add: 0xa0, sub: 0xa1, mul: 0xa2, div: 0xa3 }),
  ...unaries('i32', 'f64', { convert_i32_s: 0xb7, convert_i32_u: 0xb8 }),
};
