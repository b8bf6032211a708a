import type { DrawnArray } from '../../model/run/random.ts';
import { fillChoice, fillIntegers } from '../../random/fill-integers.ts';
import { fillBernoulli, fillUniform } from '../../random/fill-uniform.ts';
import { createXoshiro128, type NextWord } from '../../random/xoshiro128.ts';
import { lanes } from '../emit/lane-layout.ts';
import type { Request } from '../trace/trace.ts';

const words = 4; // 32-bit words of a generator's state

/** Where the numbers of a request go in memory, and where the states of its generators are. */
export type DrawTarget = {
  /** The memory, seen as integers and as floats. */
  readonly integers: Int32Array;
  readonly floats: Float32Array;
  /** Indices, in 32-bit words, of the first number and of the states, whose words alternate between lanes. */
  readonly out: number;
  readonly state: number;
};

/**
 * Draws a request of a kind that WebAssembly does not draw, lane after lane, and saves the states of the
 * generators for the next request. These kinds take one word for each number, so that the work in JavaScript
 * is small.
 */
export function drawInScript(request: Request, { integers, floats, out, state }: DrawTarget): void {
  for (let lane = 0; lane < lanes; lane++) {
    const own = Uint32Array.from({ length: words }, (_, k) => integers[state + k * lanes + lane] ?? 0);
    const generator = createXoshiro128(own);
    const values = fill(request, generator.next);
    generator.state().forEach((word, k) => (integers[state + k * lanes + lane] = word));
    const target = values instanceof Int32Array ? integers : floats;
    values.forEach((value, i) => (target[out + i * lanes + lane] = value));
  }
}

function fill({ kind, size, bounds: [first = 0, second = 0] = [] }: Request, next: NextWord): DrawnArray {
  const floats = new Float32Array(size);
  const integers = new Int32Array(size);
  switch (kind) {
    case 'uniform':
      fillUniform(next, floats, first, second);
      return floats;
    case 'bernoulli':
      fillBernoulli(next, floats, first);
      return floats;
    case 'integers':
      fillIntegers(next, integers, first, second);
      return integers;
    case 'choice':
      fillChoice(next, integers, first);
      return integers;
    case 'normal':
    case 'permutation':
      throw new Error(`${kind} is drawn in WebAssembly`);
  }
}
