import type { Expression } from '../wasm/assembler/code.ts';
import type { FunctionBuilder } from '../wasm/assembler/function-builder.ts';
import { emitItem } from './emit-item.ts';
import { advance, repeat } from './loop-code.ts';
import { openFrame, type Frame } from './open-frame.ts';
import type { Loop } from './recipe.ts';
import type { VectorMath } from './vector-math.ts';

/** Iterations of the innermost loop that are written out one after another, where its length allows. */
const mostUnrolled = 4;
/** More where each has a sum of its own: they share what they load. */
const mostSums = 8;

/**
 * Writes the loops of a recipe.
 *
 * @param addressOf an address of the group's record, in bytes
 */
export function emitLoop(
  f: FunctionBuilder,
  loop: Loop,
  addressOf: (slot: number) => Expression<'i32'>,
  math: VectorMath,
): void {
  const { sides, body, epilogue } = loop;
  const most = body.some(({ kind }) => kind === 'fold') ? mostSums : mostUnrolled;
  const frame = openFrame(f, { loop, addressOf, math, unrolled: largestDivisor(sides.at(-1) ?? 1, most) });
  frame.enter(-1);
  emitNest(f, loop, frame, 0);
  frame.storeSums();
  epilogue.forEach((item, index) => emitItem(item, body.length + index, frame.once));
}

/** The largest number up to `most` that divides a length. */
function largestDivisor(length: number, most: number): number {
  for (let divisor = most; divisor > 1; divisor--) if (length % divisor === 0) return divisor;
  return 1;
}

function emitNest(f: FunctionBuilder, { sides, body }: Loop, frame: Frame, level: number): void {
  const innermost = level >= sides.length - 1;
  const content = () => {
    frame.enter(level);
    if (innermost) body.forEach((item, index) => emitItem(item, index, frame));
    else emitNest(f, { sides, body, epilogue: [] }, frame, level + 1);
  };
  const side = sides[level];
  if (side === undefined) return content();
  const step = innermost ? frame.unrolled : 1;
  repeat(f, side / step, () => {
    content();
    for (const { pointer, strides } of frame.pointers()) {
      // The loop within has moved it on by its whole length.
      const within = innermost ? 0 : (strides[level + 1] ?? 0) * (sides[level + 1] ?? 1);
      advance(f, pointer, (strides[level] ?? 0) * step - within);
    }
  });
}
