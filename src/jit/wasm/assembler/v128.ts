import type { Expression } from './code.ts';
import { binaries, instruction, nothing, simd, unaries } from './instruction.ts';
import { loading, loadingLane, storing, storingLane } from './memory-access.ts';

type V128 = Expression<'v128'>;

/** Vectors as 128 bits. Opcodes: WebAssembly Core Specification 2.0, §5.4.8 (vector instructions). */
export const v128 = {
  load: loading('v128', simd(0x00), 4),
  store: storing('v128', simd(0x0b), 4),
  /** The same 32 bits in each lane. */
  load32_splat: loading('v128', simd(0x09), 2),
  /** 32 bits in lane 0, zeros in the others. */
  load32_zero: loading('v128', simd(0x5c), 2),
  load32_lane: loadingLane(simd(0x56)),
  store32_lane: storingLane(simd(0x5a)),
  /** @param bytes 16, lane 0 first, each lane little-endian; see also `i32x4.const` and `f32x4.const` */
  const: (bytes: ArrayLike<number>): V128 => {
    if (bytes.length !== 16) throw new RangeError(`a vector has 16 bytes, not ${bytes.length}`);
    return instruction('v128', simd(0x0c), nothing, (to) => to.append(bytes));
  },
  ...unaries('v128', 'v128', { not: 0x4d }, simd),
  /** `andnot(x, y)` is x ∧ ¬y. */
  ...binaries('v128', 'v128', { and: 0x4e, andnot: 0x4f, or: 0x50, xor: 0x51 }, simd),
  /** Bits of x where the mask has a one, of y where it has a zero. */
  bitselect: (x: V128, y: V128, mask: V128): V128 => instruction('v128', simd(0x52), [x, y, mask]),
  /** 1 where any bit is set. */
  ...unaries('v128', 'i32', { any_true: 0x53 }, simd),
};
