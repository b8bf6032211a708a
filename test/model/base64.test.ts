import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFloats, decodeIntegers, encodeFloats, encodeIntegers } from '../../src/model/base64.ts';
import { digest } from '../../src/random/digest.ts';

const floats = fc.array(fc.float(), { maxLength: 50 }).map((values) => Float32Array.from(values));

describe('base64', () => {
  it('gives floats back bit for bit, NaN and infinities too', () => {
    fc.assert(
      fc.property(floats, (values) => {
        expect(decodeFloats(encodeFloats(values))).toEqual(values);
      }),
      { seed: 1 },
    );
  });

  it('gives integers back', () => {
    const integers = fc.array(fc.integer()).map((values) => Int32Array.from(values));
    fc.assert(
      fc.property(integers, (values) => {
        expect(decodeIntegers(encodeIntegers(values))).toEqual(values);
      }),
      { seed: 1 },
    );
  });

  it('encodes just the part that a view shows', () => {
    expect(encodeFloats(Float32Array.of(9, 1, 9).subarray(1, 2))).toBe(encodeFloats(Float32Array.of(1)));
  });

  it('is little-endian', () => {
    expect(encodeFloats(Float32Array.of(1))).toBe('AACAPw==');
  });

  it('refuses bytes that are no whole number of floats', () => {
    expect(() => decodeFloats('AACA')).toThrow(RangeError);
  });
});

describe('digest', () => {
  it('is the first 64 bits of the SHA-256 of the bytes', () => {
    expect(digest(new Float32Array(0))).toBe('e3b0c44298fc1c14');
    expect(digest(Int32Array.of(0))).toBe('df3f619804a92fdb');
  });

  it('tells −0 from 0', () => {
    expect(digest(Float32Array.of(-0))).not.toBe(digest(Float32Array.of(0)));
  });

  it('sees just the part that a view shows', () => {
    expect(digest(Float32Array.of(9, 1, 9).subarray(1, 2))).toBe(digest(Float32Array.of(1)));
  });
});
