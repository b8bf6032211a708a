import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { byteWriter, type ByteWriter } from '../../../../src/jit/wasm/assembler/byte-writer.ts';

function written(write: (to: ByteWriter) => void): number[] {
  const to = byteWriter(1);
  write(to);
  return [...to.bytes()];
}

// The examples of the DWARF standard, where LEB128 comes from (figures C.1 and C.2).
it.each([
  [2, [2]],
  [127, [127]],
  [128, [0x80, 1]],
  [129, [0x81, 1]],
  [12857, [0xb9, 0x64]],
  [0xffffffff, [0xff, 0xff, 0xff, 0xff, 0x0f]],
])('writes the unsigned %i as %j', (value, bytes) =>
  expect(written((to) => to.unsigned(value))).toEqual(bytes),
);

it.each([
  [2, [2]],
  [-2, [0x7e]],
  [127, [0xff, 0]],
  [-127, [0x81, 0x7f]],
  [128, [0x80, 1]],
  [-128, [0x80, 0x7f]],
  [63, [0x3f]],
  [64, [0xc0, 0]],
  [-64, [0x40]],
  [-65, [0xbf, 0x7f]],
  [-(2 ** 31), [0x80, 0x80, 0x80, 0x80, 0x78]],
])('writes the signed %i as %j', (value, bytes) => expect(written((to) => to.signed(value))).toEqual(bytes));

it('writes signed integers that read back', () =>
  fc.assert(
    fc.property(fc.integer(), (value) => {
      const bytes = written((to) => to.signed(value));
      const sign = (bytes.at(-1)! & 0x40) === 0 ? 0n : -1n << BigInt(7 * bytes.length);
      const read = bytes.reduce((sum, byte, i) => sum | (BigInt(byte & 0x7f) << BigInt(7 * i)), 0n) | sign;
      expect(Number(read)).toBe(value);
    }),
    { seed: 1 },
  ));

it.each([-1, 2 ** 32, 0.5, Number.NaN])('refuses %d as an unsigned integer', (value) =>
  expect(() => written((to) => to.unsigned(value))).toThrow(RangeError),
);

it.each([2 ** 31, -(2 ** 31) - 1, 0.5])('refuses %d as a signed integer', (value) =>
  expect(() => written((to) => to.signed(value))).toThrow(RangeError),
);

it('writes floats in little-endian order', () =>
  expect(written((to) => to.float32(-2))).toEqual([0, 0, 0, 0xc0]));

it('writes the length of a text in bytes', () =>
  expect(written((to) => to.text('é'))).toEqual([2, 0xc3, 0xa9]));

it('keeps what it holds as it grows', () => {
  const to = byteWriter(1);
  for (let i = 0; i < 300; i++) to.append([i & 0xff, 7]);
  expect(to.length()).toBe(600);
  expect([...to.bytes()].filter((_, i) => i % 2 === 0)).toEqual(
    Array.from({ length: 300 }, (_, i) => i & 0xff),
  );
});
