import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillNormals } from '../../src/random/fill-normals.ts';
import { createStreams } from '../../src/random/streams.ts';
import { streamState } from '../../src/random/stream-state.ts';
import { xoshiro128 } from '../../src/random/xoshiro128.ts';

const word = fc.oneof(
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.constantFrom(0, 1, 2, 3, 0x7fffffff, 0x80000000, 0x80000001, 0xfffffffe, 0xffffffff),
);

/** The same pair by Math.log, Math.sin and Math.cos: radius from the float32 u, angle from all 32 bits. */
function plainPair(radiusWord: number, angleWord: number): [number, number] {
  const u = Math.fround((Math.fround(radiusWord >>> 1) + 0.5) * 2 ** -31);
  const radius = Math.sqrt(-2 * Math.log(u));
  const x = (angleWord | 0) * (Math.PI / 4) * 2 ** -31;
  const cosine = (angleWord & 1 ? -1 : 1) * Math.cos(x);
  const sine = Math.sin(x);
  return angleWord & 2 ? [radius * sine, radius * cosine] : [radius * cosine, radius * sine];
}

function fillFrom(words: readonly number[], count: number): Float32Array {
  let i = 0;
  const out = new Float32Array(count);
  fillNormals(() => words[i++]!, out);
  return out;
}

describe('a pair', () => {
  it('is within 1e-6 of a plain float64 Box-Muller of the same words', () => {
    fc.assert(
      fc.property(word, word, (radiusWord, angleWord) => {
        const plain = plainPair(radiusWord, angleWord);
        const drawn = fillFrom([radiusWord, angleWord], 2);
        expect(Math.abs(drawn[0]! - plain[0])).toBeLessThan(1e-6);
        expect(Math.abs(drawn[1]! - plain[1])).toBeLessThan(1e-6);
      }),
      { numRuns: 20_000, seed: 1 },
    );
  });

  it('is never farther out than u = 2^-32 allows, and never NaN', () => {
    for (const radiusWord of [0, 1, 0xffffffff]) {
      for (const angleWord of [0, 1, 2, 3, 0x7fffffff, 0x80000000, 0xffffffff]) {
        const [x = Number.NaN, y = Number.NaN] = fillFrom([radiusWord, angleWord], 2);
        expect(Math.hypot(x, y)).toBeLessThan(6.67);
      }
    }
  });
});

describe('an odd count', () => {
  it.each([1, 3, 7])('of %i is the start of the even one', (count) => {
    const words = Array.from({ length: 8 }, (_, i) => Math.imul(i + 1, 0x9e3779b9) >>> 0);
    expect(fillFrom(words, count)).toEqual(fillFrom(words, count + 1).subarray(0, count));
  });

  it('takes both words of its last pair', () => {
    let words = 0;
    fillNormals(() => words++, new Float32Array(3));
    expect(words).toBe(4);
  });
});

describe('a million numbers', () => {
  const count = 1_000_000;
  const sample = createStreams(1, []).random.normal('features', [count]);
  const moment = (power: number) => sample.reduce((sum, z) => sum + z ** power, 0) / count;

  it.each([
    { power: 1, stated: 0, variance: 1 },
    { power: 2, stated: 1, variance: 2 },
    { power: 3, stated: 0, variance: 15 },
    { power: 4, stated: 3, variance: 96 },
    { power: 6, stated: 15, variance: 10170 },
  ])('have the $power. moment of a normal', ({ power, stated, variance }) => {
    expect(Math.abs(moment(power) - stated)).toBeLessThan(4 * Math.sqrt(variance / count));
  });

  it('follow the normal distribution within the Kolmogorov-Smirnov distance of 1 in 1,000', () => {
    expect(kolmogorovSmirnov(sample)).toBeLessThan(1.95 / Math.sqrt(count));
  });

  it.each([
    { beyond: 3, share: 2.6998e-3 },
    { beyond: 4, share: 6.3342e-5 },
    { beyond: 4.5, share: 6.7953e-6 },
  ])('lie beyond $beyond as often as normals do', ({ beyond, share }) => {
    const found = sample.reduce((sum, z) => sum + (Math.abs(z) > beyond ? 1 : 0), 0);
    expect(Math.abs(found - share * count)).toBeLessThan(4 * Math.sqrt(share * count));
  });

  it.each([
    { what: 'the two of a pair', from: 0, step: 2 },
    { what: 'the second of a pair and the first of the next', from: 1, step: 2 },
  ])('show no correlation of $what', ({ from, step }) => {
    const left = sample.filter((_, i) => i >= from && (i - from) % step === 0).subarray(0, count / step - 1);
    const right = sample
      .filter((_, i) => i > from && (i - from - 1) % step === 0)
      .subarray(0, count / step - 1);
    expect(Math.abs(correlation(left, right))).toBeLessThan(4 / Math.sqrt(count / step));
    const squared = correlation(
      left.map((z) => z * z),
      right.map((z) => z * z),
    );
    expect(Math.abs(squared)).toBeLessThan(4 / Math.sqrt(count / step));
  });
});

describe('neighbours', () => {
  const count = 100_000;
  const draw = (seed: number, stream: string) => createStreams(seed, []).random.normal(stream, [count]);

  it.each([
    [0, 1],
    [1, 2],
    [1, 0x9e3779ba],
    [4294967294, 4294967295],
  ])('of seed %i, seed %i draws numbers that do not correlate', (one, other) => {
    expect(Math.abs(correlation(draw(one, 'features'), draw(other, 'features')))).toBeLessThan(
      4 / Math.sqrt(count),
    );
  });

  it.each([
    ['features', 'noise'],
    ['w1', 'w2'],
  ])('of stream %s, stream %s draws numbers that do not correlate', (one, other) => {
    expect(Math.abs(correlation(draw(1, one), draw(1, other)))).toBeLessThan(4 / Math.sqrt(count));
  });

  const firsts = Float32Array.from({ length: count }, (_, seed) => {
    const out = new Float32Array(1);
    fillNormals(xoshiro128(streamState(seed, 'init')), out);
    return out[0]!;
  });

  it('among 100,000 seeds in a row, the first numbers of a stream follow the normal distribution', () => {
    expect(kolmogorovSmirnov(firsts)).toBeLessThan(1.95 / Math.sqrt(count));
  });

  it('among seeds in a row, the first numbers of a stream do not correlate', () => {
    expect(Math.abs(correlation(firsts.subarray(1), firsts.subarray(0, -1)))).toBeLessThan(
      4 / Math.sqrt(count),
    );
  });
});

/** Largest distance between the sample's distribution and the normal one. */
function kolmogorovSmirnov(sample: Float32Array): number {
  return sample.toSorted().reduce((largest, z, i) => {
    const share = normalShare(z);
    return Math.max(largest, share - i / sample.length, (i + 1) / sample.length - share);
  }, 0);
}

/** P(Z ≤ z), within 8e-8 (Abramowitz and Stegun, 26.2.17). */
function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const tail =
    series.reduceRight((sum, c) => (sum + c) * t, 0) * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI));
  return z < 0 ? tail : 1 - tail;
}

function correlation(a: Float32Array, b: Float32Array): number {
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [a[i]! - meanA, b[i]! - meanB];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return ab / Math.sqrt(aa * bb);
}
