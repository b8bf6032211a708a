import type { Expression } from './code.ts';
import { instruction, simd } from './instruction.ts';

/**
 * `i8x16.shuffle` by 32-bit words: word w of the result is word `words[w]` of x (0 to 3) or of y (4 to 7).
 * Opcode: WebAssembly Core Specification 2.0, §5.4.8.
 */
export function shuffle(
  x: Expression<'v128'>,
  y: Expression<'v128'>,
  words: readonly [number, number, number, number],
): Expression<'v128'> {
  const wrong = words.find((word) => !Number.isInteger(word) || word < 0 || word > 7);
  if (wrong !== undefined) throw new RangeError(`word ${wrong} of two vectors: 0 to 7 are there`);
  const bytes = words.flatMap((word) => [0, 1, 2, 3].map((byte) => 4 * word + byte));
  return instruction('v128', simd(0x0d), [x, y], (to) => to.append(bytes));
}
