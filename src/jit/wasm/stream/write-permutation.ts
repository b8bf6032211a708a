import type { Expression } from '../assembler/code.ts';
import { f64 } from '../assembler/f64.ts';
import { f64x2 } from '../assembler/f64x2.ts';
import type { FunctionBuilder } from '../assembler/function-builder.ts';
import { i32 } from '../assembler/i32.ts';
import { i32x4 } from '../assembler/i32x4.ts';
import { tee, type Local } from '../assembler/local.ts';
import { shuffle } from '../assembler/shuffle.ts';
import { v128 } from '../assembler/v128.ts';
import { laneGenerator } from './lane-generator.ts';

type I32 = Local<'i32'>;
type V128 = Expression<'v128'>;

const rowBytes = 16; // one number of each lane
const lanes = [0, 1, 2, 3] as const;

/** The body of `permutation`: Fisher-Yates from the end in each lane, as in random/fill-integers.ts. */
export function writePermutation(
  f: FunctionBuilder,
  { out, n, state }: { readonly out: I32; readonly n: I32; readonly state: I32 },
): void {
  const generator = laneGenerator(f, state);
  countUp(f, out, n);

  const i = f.let(i32.sub(n, 1));
  const base = f.let(i32x4.splat(out));
  f.if(i32.gt_s(i, 0), () =>
    f.loop((again) => {
      const size = f.let(i32.add(i, 1));
      const sizes = f.let(i32x4.splat(size));
      const reciprocal = f.let(f64x2.splat(f64.div(f64.const(1), f64.convert_i32_s(size))));
      const limits = f.let(i32x4.splat(i32.sub(0, size))); // 2^32 − size

      const word = generator.next();
      const multiple = f.local('v128');
      generator.redraw(word, (drawn) => {
        f.set(multiple, i32x4.mul(quotient(drawn, reciprocal), sizes));
        return i32x4.gt_u(multiple, limits);
      });
      const rest = i32x4.sub(word, multiple);
      swap(f, f.let(i32.add(out, i32.mul(i, rowBytes))), f.let(i32x4.add(base, i32x4.shl(rest, 4))));
      f.brIf(again, i32.gt_s(tee(i, i32.sub(i, 1)), 0));
    }),
  );
  generator.save();
}

/** 0 … n − 1 in every lane. */
function countUp(f: FunctionBuilder, out: I32, n: I32): void {
  const [at, end] = [f.let(out), f.let(i32.add(out, i32.mul(n, rowBytes)))];
  const row = f.local('v128');
  f.if(i32.lt_u(at, end), () =>
    f.loop((again) => {
      f.do(v128.store(at, row));
      f.set(row, i32x4.add(row, i32x4.const(1)));
      f.brIf(again, i32.lt_u(tee(at, i32.add(at, rowBytes)), end));
    }),
  );
}

/**
 * ⌊word / size⌋ of unsigned words, for sizes of 2 and more, exactly: (word + ½)/size lies ½/size or more
 * from an integer, and float64 errs by less than 2^-20/size. Below 2^31, so it fits a signed integer.
 */
function quotient(words: V128, reciprocal: V128): V128 {
  const divide = (two: V128) =>
    i32x4.trunc_sat_f64x2_s_zero(
      f64x2.mul(f64x2.add(f64x2.convert_low_i32x4_u(two), f64x2.const(0.5)), reciprocal),
    );
  return shuffle(divide(words), divide(shuffle(words, words, [2, 3, 2, 3])), [0, 1, 4, 5]);
}

/** Swaps, in every lane, row i with a row of its own. @param others the addresses of those rows in lane 0 */
function swap(f: FunctionBuilder, row: I32, others: Local<'v128'>): void {
  for (const lane of lanes) {
    const other = f.let(i32x4.extract_lane(others, lane));
    const value = f.let(i32.load(row, 4 * lane));
    f.do(i32.store(row, i32.load(other, 4 * lane), 4 * lane), i32.store(other, value, 4 * lane));
  }
}
