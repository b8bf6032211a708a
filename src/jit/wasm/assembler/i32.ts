import type { Expression, I32 } from './code.ts';
import { instruction, mapTable, plain, saturating, toI32, unaries } from './instruction.ts';
import { loading, storing } from './memory-access.ts';

/** 32-bit integers. Opcodes: WebAssembly Core Specification 2.0, §5.4.6 (memory) and §5.4.7 (numeric). */
export const i32 = {
  const: (value: number): Expression<'i32'> => toI32(value),
  load: loading('i32', plain(0x28), 2),
  store: storing('i32', plain(0x36), 2),
  ...mapTable(
    { eqz: 0x45, clz: 0x67, ctz: 0x68, popcnt: 0x69 },
    plain,
    (opcode) => (x: I32) => instruction('i32', opcode, [toI32(x)]),
  ),
  ...mapTable(
    {
      eq: 0x46,
      ne: 0x47,
      lt_s: 0x48,
      lt_u: 0x49,
      gt_s: 0x4a,
      gt_u: 0x4b,
      le_s: 0x4c,
      le_u: 0x4d,
      ge_s: 0x4e,
      ge_u: 0x4f,
      add: 0x6a,
      sub: 0x6b,
      mul: 0x6c,
      div_s: 0x6d,
      div_u: 0x6e,
      rem_s: 0x6f,
      rem_u: 0x70,
      and: 0x71,
      or: 0x72,
      xor: 0x73,
      shl: 0x74,
      shr_s: 0x75,
      shr_u: 0x76,
      rotl: 0x77,
      rotr: 0x78,
    },
    plain,
    (opcode) => (x: I32, y: I32) => instruction('i32', opcode, [toI32(x), toI32(y)]),
  ),
  ...unaries('f32', 'i32', { reinterpret_f32: 0xbc }),
  ...unaries('f32', 'i32', { trunc_sat_f32_s: 0, trunc_sat_f32_u: 1 }, saturating),
};
