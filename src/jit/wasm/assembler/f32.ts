import type { Expression } from './code.ts';
import { binaries, instruction, nothing, plain, unaries } from './instruction.ts';
import { loading, storing } from './memory-access.ts';

/** Single precision. Opcodes: WebAssembly Core Specification 2.0, §5.4.6 (memory) and §5.4.7 (numeric). */
export const f32 = {
  const: (value: number): Expression<'f32'> =>
    instruction('f32', plain(0x43), nothing, (to) => to.float32(value)),
  load: loading('f32', plain(0x2a), 2),
  store: storing('f32', plain(0x38), 2),
  ...binaries('f32', 'i32', { eq: 0x5b, ne: 0x5c, lt: 0x5d, gt: 0x5e, le: 0x5f, ge: 0x60 }),
  ...unaries('f32', 'f32', {
    abs: 0x8b,
    neg: 0x8c,
    ceil: 0x8d,
    floor: 0x8e,
    trunc: 0x8f,
    nearest: 0x90,
    sqrt: 0x91,
  }),
  ...binaries('f32', 'f32', {
    add: 0x92,
    sub: 0x93,
    mul: 0x94,
    div: 0x95,
    min: 0x96,
    max: 0x97,
    copysign: 0x98,
  }),
  ...unaries('i32', 'f32', { convert_i32_s: 0xb2, convert_i32_u: 0xb3, reinterpret_i32: 0xbe }),
};
