import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { f32 } from '../../../../src/jit/wasm/assembler/f32.ts';
import { f32x4 } from '../../../../src/jit/wasm/assembler/f32x4.ts';
import { f64 } from '../../../../src/jit/wasm/assembler/f64.ts';
import { f64x2 } from '../../../../src/jit/wasm/assembler/f64x2.ts';
import { i32x4 } from '../../../../src/jit/wasm/assembler/i32x4.ts';
import { shuffle } from '../../../../src/jit/wasm/assembler/shuffle.ts';
import { v128 } from '../../../../src/jit/wasm/assembler/v128.ts';
import {
  floatArithmetic,
  floatComparisons,
  floatFunctions,
  integerArithmetic,
  integerComparisons,
  integerShifts,
  leaving,
} from './in-javascript.ts';
import { floatOf, floatsOf, integerOf, integersOf, runStatement, x, y, z } from './run-code.ts';

const integer = fc.oneof(fc.integer(), fc.constantFrom(0, 1, -1, 2 ** 31 - 1, -(2 ** 31)));
const float = fc.oneof(fc.float(), fc.constantFrom(0, -0, 1, 0.5, 2.5, Infinity, -Infinity, Number.NaN));
const four = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 4, maxLength: 4 });
const options = { seed: 1, numRuns: 40 };
const f = Math.fround;
const ifTrue = (condition: boolean) => (condition ? -1 : 0);

describe('i32x4 and v128, lane by lane', () => {
  const all = { ...v128, ...i32x4 };
  const binary = {
    ...leaving(integerComparisons, -1),
    ...integerArithmetic,
    min_s: Math.min,
    min_u: (a, b) => Math.min(a >>> 0, b >>> 0) | 0,
    max_s: Math.max,
    max_u: (a, b) => Math.max(a >>> 0, b >>> 0) | 0,
    andnot: (a, b) => a & ~b,
  } as const satisfies Partial<Record<keyof typeof all, (a: number, b: number) => number>>;

  it.each(Object.keys(binary) as (keyof typeof binary)[])('%s is what JavaScript computes', (name) =>
    fc.assert(
      fc.property(four(integer), four(integer), (a, b) => {
        const expected = a.map((value, i) => binary[name](value, b[i]!));
        expect([...integersOf(all[name](x, y), ...a, ...b)]).toEqual(expected);
        const onItself = a.map((value) => binary[name](value, value));
        expect([...integersOf(all[name](x, x), ...a)]).toEqual(onItself);
      }),
      options,
    ),
  );

  const unary = {
    abs: (a) => Math.abs(a) | 0,
    neg: (a) => -a | 0,
    not: (a) => ~a,
  } as const satisfies Partial<Record<keyof typeof all, (a: number) => number>>;
  it.each(Object.keys(unary) as (keyof typeof unary)[])('%s is what JavaScript computes', (name) =>
    fc.assert(
      fc.property(four(integer), (a) => {
        expect([...integersOf(all[name](x), ...a)]).toEqual(a.map((value) => unary[name](value)));
      }),
      options,
    ),
  );

  const shifts = integerShifts satisfies Partial<Record<keyof typeof i32x4, unknown>>;
  it.each(Object.keys(shifts) as (keyof typeof shifts)[])('%s is what JavaScript computes', (name) =>
    fc.assert(
      fc.property(four(integer), fc.integer({ min: 0, max: 40 }), (a, count) => {
        expect([...integersOf(i32x4[name](x, count), ...a)]).toEqual(
          a.map((value) => shifts[name](value, count)),
        );
      }),
      options,
    ),
  );

  it('bitselect takes bits of the first where the mask is one', () =>
    fc.assert(
      fc.property(four(integer), four(integer), four(integer), (a, b, mask) => {
        const expected = a.map((value, i) => (value & mask[i]!) | (b[i]! & ~mask[i]!));
        expect([...integersOf(v128.bitselect(x, y, z), ...a, ...b, ...mask)]).toEqual(expected);
      }),
      options,
    ));

  it.each([
    [[0, 0, 0, 0], 0, 0, 0],
    [[0, 0, 8, 0], 1, 0, 0],
    [[-1, 1, 2, -3], 1, 1, 0b1001],
  ])('any_true, all_true, bitmask of %j are %i, %i, %i', (lanes, any, every, mask) => {
    const input = Int32Array.from(lanes);
    expect(integerOf(v128.any_true(x), input)).toBe(any);
    expect(integerOf(i32x4.all_true(x), input)).toBe(every);
    expect(integerOf(i32x4.bitmask(x), input)).toBe(mask);
  });
});

describe('f32x4, lane by lane', () => {
  const binary = {
    ...floatArithmetic,
    pmin: (a, b) => (b < a ? b : a),
    pmax: (a, b) => (a < b ? b : a),
  } as const satisfies Partial<Record<keyof typeof f32x4, (a: number, b: number) => number>>;

  it.each(Object.keys(binary) as (keyof typeof binary)[])('%s is what JavaScript computes', (name) =>
    fc.assert(
      fc.property(four(float), four(float), (a, b) => {
        const expected = a.map((value, i) => binary[name](value, b[i]!));
        expect([...floatsOf(f32x4[name](x, y), ...a, ...b)]).toEqual(expected);
      }),
      options,
    ),
  );

  const unary = floatFunctions satisfies Partial<Record<keyof typeof f32x4, unknown>>;
  it.each(Object.keys(unary) as (keyof typeof unary)[])('%s is what JavaScript computes', (name) =>
    fc.assert(
      fc.property(four(float), (a) => {
        expect([...floatsOf(f32x4[name](x), ...a)]).toEqual(a.map((value) => unary[name](value)));
      }),
      options,
    ),
  );

  it('nearest rounds halves to even', () =>
    expect([...floatsOf(f32x4.nearest(x), 0.5, 1.5, 2.5, -3.7)]).toEqual([0, 2, 2, -4]));

  const comparisons = floatComparisons satisfies Partial<Record<keyof typeof f32x4, unknown>>;
  it.each(Object.keys(comparisons) as (keyof typeof comparisons)[])(
    '%s compares as JavaScript does',
    (name) =>
      fc.assert(
        fc.property(four(float), four(fc.option(float)), (a, others) => {
          const b = a.map((value, i) => others[i] ?? value);
          const lanes = floatsOf(f32x4[name](x, y), ...a, ...b);
          const expected = a.map((value, i) => ifTrue(comparisons[name](value, b[i]!)));
          expect([...new Int32Array(lanes.buffer, lanes.byteOffset, 4)]).toEqual(expected);
        }),
        options,
      ),
  );
});

describe('conversions', () => {
  const asFloats = (lanes: Int32Array) => [...new Float32Array(lanes.buffer, lanes.byteOffset, 4)];
  const asIntegers = (lanes: Float32Array) => [...new Int32Array(lanes.buffer, lanes.byteOffset, 4)];

  it('from integers round to the nearest float', () =>
    fc.assert(
      fc.property(four(integer), (a) => {
        expect(asFloats(integersOf(f32x4.convert_i32x4_s(x), ...a))).toEqual(a.map(f));
        expect(asFloats(integersOf(f32x4.convert_i32x4_u(x), ...a))).toEqual(
          a.map((value) => f(value >>> 0)),
        );
      }),
      options,
    ));

  it('to integers saturate', () => {
    const lanes = [-1.9, 3e9, Number.NaN, -1e20];
    expect(asIntegers(floatsOf(i32x4.trunc_sat_f32x4_s(x), ...lanes))).toEqual([
      -1,
      2 ** 31 - 1,
      0,
      -(2 ** 31),
    ]);
    expect(asIntegers(floatsOf(i32x4.trunc_sat_f32x4_u(x), ...lanes))).toEqual([0, 3e9 | 0, 0, 0]);
  });

  it('through float64 keep all 32 bits', () =>
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        const unsigned = i32x4.trunc_sat_f64x2_u_zero(f64x2.convert_low_i32x4_u(x));
        const signed = i32x4.trunc_sat_f64x2_s_zero(f64x2.convert_low_i32x4_s(x));
        expect([...integersOf(unsigned, a, b, 1, 1)]).toEqual([a, b, 0, 0]);
        expect([...integersOf(signed, a, b, 1, 1)]).toEqual([a, b, 0, 0]);
      }),
      options,
    ));

  it.each([
    ['add', 16, 12],
    ['sub', 8, 4],
    ['mul', 48, 32],
    ['div', 3, 2],
  ] as const)('float64 %s computes, in lanes and alone', (name, first, second) => {
    const [four, twelve] = [
      f64.convert_i32_s(i32x4.extract_lane(x, 2)),
      f64.convert_i32_u(i32x4.extract_lane(x, 0)),
    ];
    const lanes = f64x2[name](f64x2.convert_low_i32x4_s(x), f64x2.splat(four));
    const alone = f64x2.splat(f64[name](twelve, four));
    expect([...integersOf(i32x4.trunc_sat_f64x2_s_zero(lanes), 12, 8, 4, 0)]).toEqual([first, second, 0, 0]);
    expect([...integersOf(i32x4.trunc_sat_f64x2_s_zero(alone), 12, 8, 4, 0)]).toEqual([first, first, 0, 0]);
  });

  it('keep float64 constants', () => {
    const whole = f64x2.add(f64x2.const(0.75), f64x2.splat(f64.const(1.25)));
    expect([...integersOf(i32x4.trunc_sat_f64x2_s_zero(whole))]).toEqual([2, 2, 0, 0]);
  });

  it('of one integer to float64 know its sign', () => {
    const [signed, unsigned] = [f64.convert_i32_s, f64.convert_i32_u].map((convert) =>
      i32x4.trunc_sat_f64x2_u_zero(f64x2.splat(convert(i32x4.extract_lane(x, 0)))),
    );
    expect(integersOf(signed!, -2)[0]).toBe(0);
    expect(integersOf(unsigned!, -2)[0]).toBe(-2);
  });
});

describe('lanes', () => {
  it('are extracted by number', () =>
    expect([0, 1, 2, 3].map((i) => integerOf(i32x4.extract_lane(x, i), Int32Array.of(5, 6, 7, 8)))).toEqual([
      5, 6, 7, 8,
    ]));

  it('of floats are extracted by number', () =>
    expect([0, 1, 2, 3].map((i) => floatOf(f32x4.extract_lane(x, i), Float32Array.of(5, 6, 7, 8)))).toEqual([
      5, 6, 7, 8,
    ]));

  it('are replaced by number', () => {
    expect([...integersOf(i32x4.replace_lane(x, 2, 9), 5, 6, 7, 8)]).toEqual([5, 6, 9, 8]);
    expect([...floatsOf(f32x4.replace_lane(x, 1, f32.const(9)), 5, 6, 7, 8)]).toEqual([5, 9, 7, 8]);
  });

  it('beyond the fourth are refused', () => expect(() => i32x4.extract_lane(x, 4)).toThrow(/lane 4 of 4/));

  it('are filled by a splat', () => {
    expect([...integersOf(i32x4.splat(-3))]).toEqual([-3, -3, -3, -3]);
    expect([...floatsOf(f32x4.splat(f32.const(0.1)))]).toEqual(Array.from({ length: 4 }, () => f(0.1)));
  });

  it('are written out as constants, one for all or one for each', () => {
    expect([...integersOf(i32x4.const(1, -2, 3, 0xffffffff))]).toEqual([1, -2, 3, -1]);
    expect([...floatsOf(f32x4.const(0.1))]).toEqual(Array.from({ length: 4 }, () => f(0.1)));
    expect(() => v128.const([1])).toThrow(/16 bytes/);
  });

  it('are shuffled by words of two vectors', () => {
    expect([...integersOf(shuffle(x, y, [7, 0, 3, 4]), 1, 2, 3, 4, 5, 6, 7, 8)]).toEqual([8, 1, 4, 5]);
    expect(() => shuffle(x, y, [8, 0, 0, 0])).toThrow(/word 8/);
  });
});

describe('memory', () => {
  const input = new Uint8Array(Int32Array.of(1, 2, 3, 4, 5, 6, 7, 8).buffer);
  const stored = (bytes: Uint8Array) => [...new Int32Array(bytes.buffer, 64, 4)];

  it('is loaded into one lane', () =>
    expect(stored(runStatement(v128.store(64, v128.load32_lane(4, x, 2, 16)), input))).toEqual([1, 2, 6, 4]));

  it('is loaded into all lanes, or the first', () => {
    expect(stored(runStatement(v128.store(64, v128.load32_splat(4, 16)), input))).toEqual([6, 6, 6, 6]);
    expect(stored(runStatement(v128.store(64, v128.load32_zero(4, 16)), input))).toEqual([6, 0, 0, 0]);
  });

  it('takes one lane', () =>
    expect(stored(runStatement(v128.store32_lane(60, x, 3, 8), input))).toEqual([0, 4, 0, 0]));

  it('refuses a negative offset', () => expect(() => runStatement(v128.store(64, x, -4))).toThrow(/-4/));
});
