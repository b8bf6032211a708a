import type { Expression } from '../wasm/assembler/code.ts';
import type { FunctionBuilder } from '../wasm/assembler/function-builder.ts';
import { emitItem } from './emit-item.ts';
import { advance, repeat } from './loop-code.ts';
import { createFrame, type Frame } from './frame.ts';
import type { Loop } from './recipe.ts';
import type { VectorMath } from './vector-math.ts';

/** Iterations of the innermost loop that are unrolled at most; their number must divide its length. */
const maxUnrolled = 4;
/** The same if each iteration has a reduction of its own: more, since they share what they load. */
const maxUnrolledSums = 8;

/**
 * Writes the nested loops of one part of a recipe, then the items after them.
 *
 * @param addressOf returns the code that reads an address, in bytes, from the group's record
 */
export function emitLoop(
  f: FunctionBuilder,
  loop: Loop,
  addressOf: (slot: number) => Expression<'i32'>,
  math: VectorMath,
): void {
  const { extents, body, epilogue } = loop;
  const limit = body.some(({ kind }) => kind === 'reduce') ? maxUnrolledSums : maxUnrolled;
  const frame = createFrame(f, {
    loop,
    addressOf,
    math,
    unrolled: largestDivisor(extents.at(-1) ?? 1, limit),
  });
  frame.enter(-1);
  emitNest(f, loop, frame, 0);
  frame.storeSums();
  epilogue.forEach((item, index) => emitItem(item, body.length + index, frame.afterLoops));
}

/** Returns the largest number up to `most` that divides a length. */
function largestDivisor(length: number, limit: number): number {
  for (let divisor = limit; divisor > 1; divisor--) if (length % divisor === 0) return divisor;
  return 1;
}

/** Writes the loops from `level` inwards, with the body in the innermost. */
function emitNest(f: FunctionBuilder, { extents, body }: Loop, frame: Frame, level: number): void {
  const innermost = level >= extents.length - 1;
  const content = () => {
    frame.enter(level);
    if (innermost) body.forEach((item, index) => emitItem(item, index, frame));
    else emitNest(f, { extents, body, epilogue: [] }, frame, level + 1);
  };
  const side = extents[level];
  if (side === undefined) return content();
  const step = innermost ? frame.unrolled : 1;
  repeat(f, side / step, () => {
    content();
    for (const { pointer, strides } of frame.pointers()) {
      // The inner loop has already moved the pointer by its whole length.
      const within = innermost ? 0 : (strides[level + 1] ?? 0) * (extents[level + 1] ?? 1);
      advance(f, pointer, (strides[level] ?? 0) * step - within);
    }
  });
}
