import type { Expression } from '../assembler/code.ts';
import type { FunctionBuilder } from '../assembler/function-builder.ts';
import { i32x4 } from '../assembler/i32x4.ts';
import type { Local } from '../assembler/local.ts';
import { v128 } from '../assembler/v128.ts';

type V128 = Expression<'v128'>;

/** xoshiro128++ of four runs at once: a lane is one run's generator, as in random/xoshiro128.ts. */
export type LaneGenerator = {
  /** The next word of every lane. */
  next(): Local<'v128'>;
  /** Steps the lanes under the mask until `rejects` is true for none; the others wait. */
  redraw(word: Local<'v128'>, rejects: (word: V128) => V128): void;
  /** Writes the state back to where it was read. */
  save(): void;
};

const offsets = [0, 16, 32, 48] as const; // word k of the four lanes, side by side

/** Reads the state at once. @param state address of 64 bytes: word k of lane l at (4k + l)·4 */
export function laneGenerator(f: FunctionBuilder, state: Local<'i32'>): LaneGenerator {
  const [a, b, c, d] = offsets.map((offset) => f.let(v128.load(state, offset))) as Four;

  const next = (): Local<'v128'> => {
    const sum = f.let(i32x4.add(a, d));
    const word = f.let(i32x4.add(rotl(sum, 7), a));
    const shifted = f.let(i32x4.shl(b, 9));
    f.set(c, v128.xor(c, a));
    f.set(d, v128.xor(d, b));
    f.set(b, v128.xor(b, c));
    f.set(a, v128.xor(a, d));
    f.set(c, v128.xor(c, shifted));
    f.set(d, rotl(d, 11));
    return word;
  };

  return {
    next,
    redraw(word, rejects) {
      const rejected = f.let(rejects(word));
      f.if(v128.any_true(rejected), () =>
        f.loop((again) => {
          const before = [a, b, c, d].map((one) => f.let(one));
          const drawn = next();
          [a, b, c, d].forEach((one, k) => f.set(one, v128.bitselect(one, before[k] ?? one, rejected)));
          f.set(word, v128.bitselect(drawn, word, rejected));
          f.set(rejected, rejects(word));
          f.brIf(again, v128.any_true(rejected));
        }),
      );
    },
    save() {
      [a, b, c, d].forEach((one, k) => f.do(v128.store(state, one, offsets[k])));
    },
  };
}

type Four = [Local<'v128'>, Local<'v128'>, Local<'v128'>, Local<'v128'>];

function rotl(x: Local<'v128'>, count: number): V128 {
  return v128.or(i32x4.shl(x, count), i32x4.shr_u(x, 32 - count));
}
