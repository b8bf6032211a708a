import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fillPermutation } from '../../src/random/fill-integers.ts';
import { streamState } from '../../src/random/stream-state.ts';
import { xoshiro128, type NextWord } from '../../src/random/xoshiro128.ts';

function permute(n: number, next: NextWord): number[] {
  const out = new Int32Array(n).fill(-1);
  fillPermutation(next, out);
  return [...out];
}

function wordsOf(...words: number[]): NextWord {
  return () => {
    const word = words.shift();
    if (word === undefined) throw new Error('more words were asked for than there are');
    return word;
  };
}

it('holds each row once, whatever the words', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 0xffffffff }), (n, seed) => {
      const found = permute(n, xoshiro128(streamState(seed, 'order'))).toSorted((a, b) => a - b);
      expect(found).toEqual(Array.from({ length: n }, (_, i) => i));
    }),
    { seed: 1 },
  );
});

it('gives each of the 24 orders of four rows equally often', () => {
  const next = xoshiro128(streamState(1, 'order'));
  const times = new Map<string, number>();
  const draws = 240_000;
  for (let i = 0; i < draws; i++) {
    const order = permute(4, next).join('');
    times.set(order, (times.get(order) ?? 0) + 1);
  }
  const expected = draws / 24;
  const chiSquare = [...times.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  expect(times.size).toBe(24);
  expect(chiSquare).toBeLessThan(49.7); // exceeded once in 1,000, of 23 degrees of freedom
});

it('swaps from the end, each row with one at or before it', () => {
  expect(permute(4, wordsOf(1, 0, 1))).toEqual([2, 3, 0, 1]);
});

it('draws a word again beyond the last whole multiple, where a remainder would favour small rows', () => {
  expect(permute(3, wordsOf(0xffffffff, 2, 1))).toEqual([0, 1, 2]);
});

it('keeps the last word below that multiple', () => {
  expect(permute(3, wordsOf(0xfffffffe, 1))).toEqual([0, 1, 2]);
});

it('takes no word for none or one row', () => {
  expect([permute(0, wordsOf()), permute(1, wordsOf())]).toEqual([[], [0]]);
});
