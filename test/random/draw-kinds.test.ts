import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest } from '../../src/random/digest.ts';
import { createStreams } from '../../src/random/streams.ts';
import type { Random, Shape } from '../../src/model/run/random.ts';

type Numbers = Float32Array | Int32Array;

const draw = <T = Numbers>(ask: (random: Random) => T, seed = 1): T => ask(createStreams(seed, []).random);

// Whoever changes one changes every baseline that rests on it.
it.each([
  { kind: 'uniform', ask: (r: Random): Numbers => r.uniform('u', [40], -2, 3), expected: '8c8ad257aacaa4c6' },
  { kind: 'bernoulli', ask: (r: Random) => r.bernoulli('b', 40, 0.3), expected: '28bc1dafb801221d' },
  { kind: 'integers', ask: (r: Random) => r.integers('i', 40, -5, 7), expected: '142296205fb1c293' },
  { kind: 'choice', ask: (r: Random) => r.choice('c', 40, 20), expected: '9cd6fc4981305057' },
])('random.$kind draws the pinned numbers', ({ ask, expected }) => {
  expect(digest(draw(ask))).toBe(expected);
});

describe('a shape', () => {
  it.each([
    { kind: 'normal', ask: (r: Random, shape: Shape): Numbers => r.normal('a', shape) },
    { kind: 'uniform', ask: (r: Random, shape: Shape) => r.uniform('a', shape) },
    { kind: 'bernoulli', ask: (r: Random, shape: Shape) => r.bernoulli('a', shape) },
    { kind: 'integers', ask: (r: Random, shape: Shape) => r.integers('a', shape, 0, 9) },
  ])('of random.$kind may be one number', ({ ask }) => {
    expect(draw((random) => ask(random, 12))).toEqual(draw((random) => ask(random, [3, 4])));
  });
});

describe('random.uniform', () => {
  it('stays in its range and fills it evenly', () => {
    const values = draw((random) => random.uniform('u', 10_000, -2, 3));
    expect([Math.min(...values) >= -2, Math.max(...values) < 3]).toEqual([true, true]);
    const tenths = Array.from(
      { length: 10 },
      (_, k) => values.filter((value) => Math.floor((value + 2) * 2) === k).length,
    );
    // Each tenth holds 1000 ± 30 (one standard deviation); six of them is once in 10^9.
    expect(tenths.every((count) => Math.abs(count - 1000) < 180)).toBe(true);
  });

  it('takes one word a number, so that a longer request begins like a shorter one', () => {
    const [long, short] = [8, 5].map((size) => draw((random) => random.uniform('u', size)));
    expect(long!.subarray(0, 5)).toEqual(short);
  });
});

describe('random.bernoulli', () => {
  it('gives ones with the probability asked for', () => {
    const ones = draw((random) => random.bernoulli('b', 10_000, 0.3)).reduce((sum, one) => sum + one, 0);
    expect(Math.abs(ones - 3000)).toBeLessThan(6 * Math.sqrt(10_000 * 0.3 * 0.7));
  });

  it.each([
    { p: 0, expected: 0 },
    { p: 1, expected: 1 },
  ])('gives $expected alone for the probability $p', ({ p, expected }) => {
    expect(new Set(draw((random) => random.bernoulli('b', 1000, p)))).toEqual(new Set([expected]));
  });
});

it('random.integers gives every number of its range about as often', () => {
  const values = draw((random) => random.integers('i', 12_000, -5, 7));
  const counts = Array.from({ length: 12 }, (_, k) => values.filter((value) => value === k - 5).length);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12_000);
  expect(counts.every((count) => Math.abs(count - 1000) < 190)).toBe(true);
});

it('random.integers reaches the whole range of 32 bits', () => {
  const values = draw((random) => random.integers('i', 1000, -(2 ** 31), 2 ** 31));
  expect([Math.min(...values) < -2e9, Math.max(...values) > 2e9]).toEqual([true, true]);
});

it('random.choice gives different numbers of all there are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(50), fc.nat(1000), (n, most, seed) => {
      const count = Math.min(n, most);
      const chosen = draw((random) => random.choice('c', n, count), seed);
      expect(new Set(chosen).size).toBe(count);
      expect(chosen.every((value) => value >= 0 && value < n)).toBe(true);
    }),
    { seed: 1 },
  );
});

it('random.choice gives every ordered pair of three about as often', () => {
  const { random } = createStreams(1, []);
  const counts = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const pair = random.choice('c', 3, 2).join();
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  expect([...counts.keys()].toSorted()).toEqual(['0,1', '0,2', '1,0', '1,2', '2,0', '2,1']);
  expect([...counts.values()].every((count) => Math.abs(count - 1000) < 180)).toBe(true);
});

it.each([
  {
    what: 'a range that is none',
    ask: (r: Random): Numbers => r.uniform('u', 3, 2, 2),
    says: 'numbers from 2 to 2',
  },
  { what: 'an endless range', ask: (r: Random) => r.uniform('u', 3, 0, Infinity), says: '0 to Infinity' },
  { what: 'a probability above 1', ask: (r: Random) => r.bernoulli('b', 3, 30), says: 'probability 30' },
  { what: 'a probability of NaN', ask: (r: Random) => r.bernoulli('b', 3, NaN), says: 'probability NaN' },
  { what: 'broken integers', ask: (r: Random) => r.integers('i', 3, 0, 1.5), says: 'from 0 to 1.5' },
  {
    what: 'a range without its end',
    ask: (r: Random) => r.integers('i', 3, 0, undefined!),
    says: 'undefined',
  },
  { what: 'more than there are', ask: (r: Random) => r.choice('c', 3, 4), says: '4 different numbers of 3' },
  { what: 'a part of a number', ask: (r: Random) => r.choice('c', 3, 0.5), says: '[0.5]' },
  { what: 'the name of Math.random', ask: (r: Random) => r.normal('Math.random', 3), says: 'another name' },
])('a request refuses $what', ({ ask, says }) => {
  expect(() => draw(ask)).toThrow(says);
});

it.each(['uniform', 'bernoulli', 'integers', 'choice'] as const)(
  'another seed overrides random.%s',
  (kind) => {
    const ask = (random: Random) =>
      ({
        uniform: () => random.uniform('s', 20, 1, 4),
        bernoulli: () => random.bernoulli('s', 20, 0.4),
        integers: () => random.integers('s', 20, 3, 90),
        choice: () => random.choice('s', 90, 20),
      })[kind]();
    const overridden = createStreams(1, [{ stream: 's', kind: 'from-seed', seed: 2 }]);
    expect(ask(overridden.random)).toEqual(draw(ask, 2));
  },
);
