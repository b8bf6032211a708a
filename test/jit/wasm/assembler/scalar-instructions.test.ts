import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { f32 } from '../../../../src/jit/wasm/assembler/f32.ts';
import { i32 } from '../../../../src/jit/wasm/assembler/i32.ts';
import { select } from '../../../../src/jit/wasm/assembler/select.ts';
import {
  floatArithmetic,
  floatComparisons,
  floatFunctions,
  integerArithmetic,
  integerComparisons,
  integerShifts,
  leaving,
} from './in-javascript.ts';
import { floatAt, floatOf, integerAt, integerOf } from './run-code.ts';

const integer = fc.oneof(fc.integer(), fc.constantFrom(0, 1, -1, 31, 32, 33, 2 ** 31 - 1, -(2 ** 31)));
const float = fc.oneof(fc.float(), fc.constantFrom(0, -0, 0.5, 1.5, 2.5, Infinity, -Infinity, Number.NaN));
const options = { seed: 1, numRuns: 60 };
const f = Math.fround;

describe('i32', () => {
  const binary = {
    ...leaving(integerComparisons, 1),
    ...integerArithmetic,
    ...integerShifts,
    div_s: (a, b) => (a / (b === 0 || b === -1 ? 3 : b)) | 0,
    div_u: (a, b) => ((a >>> 0) / (b === 0 || b === -1 ? 3 : b >>> 0)) | 0,
    rem_s: (a, b) => (a % (b === 0 || b === -1 ? 3 : b)) | 0,
    rem_u: (a, b) => ((a >>> 0) % (b === 0 || b === -1 ? 3 : b >>> 0)) | 0,
    rotl: (a, b) => (a << b) | (a >>> -b),
    rotr: (a, b) => (a >>> b) | (a << -b),
  } as const satisfies Partial<Record<keyof typeof i32, (a: number, b: number) => number>>;

  it.each(Object.keys(binary) as (keyof typeof binary)[])('%s is what JavaScript computes', (name) =>
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        const divisor = /^(div|rem)/.test(name) && (b === 0 || b === -1) ? 3 : b; // 0 and overflow trap
        expect(integerOf(i32[name](integerAt(0), integerAt(1)), Int32Array.of(a, divisor))).toBe(
          binary[name](a, b) | 0,
        );
      }),
      options,
    ),
  );

  it.each([
    ['eqz', 0, 1],
    ['eqz', 4, 0],
    ['clz', 1, 31],
    ['ctz', 8, 3],
    ['popcnt', 0xff, 8],
  ] as const)('%s of %i is %i', (name, value, result) =>
    expect(integerOf(i32[name](integerAt(0)), Int32Array.of(value))).toBe(result),
  );

  it('takes plain numbers for constants, over the whole range', () =>
    fc.assert(
      fc.property(integer, (a) => {
        expect(integerOf(i32.add(a, 0), Int32Array.of())).toBe(a);
        expect(integerOf(i32.const(a >>> 0), Int32Array.of())).toBe(a);
      }),
      options,
    ));

  it.each([2 ** 32, -(2 ** 31) - 1, 0.5, Number.NaN])('refuses the constant %d', (value) =>
    expect(() => i32.const(value)).toThrow(RangeError),
  );

  it.each([
    ['trunc_sat_f32_s', -1.5, -1],
    ['trunc_sat_f32_s', 1e20, 2 ** 31 - 1],
    ['trunc_sat_f32_u', 3e9, 3e9 | 0],
    ['reinterpret_f32', -0, -(2 ** 31)],
  ] as const)('%s of %d is %i', (name, value, result) =>
    expect(integerOf(i32[name](floatAt(0)), Float32Array.of(value))).toBe(result),
  );
});

describe('f32', () => {
  const binary = {
    ...floatArithmetic,
    copysign: (a, b) => (Object.is(Math.sign(b), -0) || b < 0 ? -Math.abs(a) : Math.abs(a)),
  } as const satisfies Partial<Record<keyof typeof f32, (a: number, b: number) => number>>;

  it.each(Object.keys(binary) as (keyof typeof binary)[])('%s is what JavaScript computes', (name) =>
    fc.assert(
      fc.property(float, name === 'copysign' ? fc.float({ noNaN: true }) : float, (a, b) => {
        expect(floatOf(f32[name](floatAt(0), floatAt(1)), Float32Array.of(a, b))).toBe(binary[name](a, b));
      }),
      options,
    ),
  );

  const unary = {
    ...floatFunctions,
    nearest: (a) => (Math.abs(a) < 2 ** 23 ? f(f(a + Math.sign(a) * 2 ** 23) - Math.sign(a) * 2 ** 23) : a),
  } as const satisfies Partial<Record<keyof typeof f32, (a: number) => number>>;

  it.each(Object.keys(unary) as (keyof typeof unary)[])('%s is what JavaScript computes', (name) =>
    fc.assert(
      fc.property(float, (a) => {
        const computed = floatOf(f32[name](floatAt(0)), Float32Array.of(a));
        if (name === 'nearest') expect(computed + 0).toBe(unary[name](a) + 0); // −0 rounded is −0
        else expect(computed).toBe(unary[name](a));
      }),
      options,
    ),
  );

  const comparisons = floatComparisons satisfies Partial<Record<keyof typeof f32, unknown>>;

  it.each(Object.keys(comparisons) as (keyof typeof comparisons)[])(
    '%s compares as JavaScript does',
    (name) =>
      fc.assert(
        fc.property(float, fc.option(float), (a, other) => {
          const b = other ?? a;
          expect(integerOf(f32[name](floatAt(0), floatAt(1)), Float32Array.of(a, b))).toBe(
            Number(comparisons[name](a, b)),
          );
        }),
        options,
      ),
  );

  it.each([
    ['convert_i32_s', -1, -1],
    ['convert_i32_u', -1, 2 ** 32],
    ['convert_i32_s', 16777217, 16777216],
    ['reinterpret_i32', 0x40490fdb, f(Math.PI)],
  ] as const)('%s of %i is %d', (name, value, result) =>
    expect(floatOf(f32[name](integerAt(0)), Int32Array.of(value))).toBe(result),
  );

  it('writes constants bit by bit', () =>
    fc.assert(
      fc.property(float, (a) => {
        expect(floatOf(f32.const(a), Float32Array.of())).toBe(a);
      }),
      options,
    ));
});

it.each([
  [1, 10],
  [0, 20],
])('select under %i chooses %i', (condition, chosen) =>
  expect(integerOf(select(integerAt(0), i32.const(10), i32.const(20)), Int32Array.of(condition))).toBe(
    chosen,
  ),
);
