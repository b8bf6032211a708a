import { fillChoice, fillIntegers, fillPermutation } from './fill-integers.ts';
import { fillNormals } from './fill-normals.ts';
import { fillBernoulli, fillUniform } from './fill-uniform.ts';
import type { DrawKind, Random, Shape, DrawnArray } from '../model/run/random.ts';
import type { NextWord } from './xoshiro128.ts';

/** The stream that Math.random takes its numbers from. */
export const chanceStream = 'Math.random';

/** What one request asks for: `fill` fills `values` of the shape from a generator. */
export type DrawRequest<A extends DrawnArray> = {
  readonly kind: DrawKind;
  readonly stream: string;
  readonly shape: readonly number[];
  readonly values: A;
  readonly fill: (next: NextWord, out: A) => void;
};

type Filler<A extends DrawnArray> = (
  kind: DrawKind,
  stream: string,
  shape: Shape,
  fill: DrawRequest<A>['fill'],
) => A;

/**
 * The requests that a subject makes, each checked and made ready to be filled.
 *
 * @param hand fills what is asked for, and gives the subject its own copy
 */
export function createRequests(hand: <A extends DrawnArray>(asked: DrawRequest<A>) => A): Random {
  const floats: Filler<Float32Array> = (kind, stream, asked, fill) => {
    const shape = sidesOf(stream, asked);
    return hand({ kind, stream, shape, values: new Float32Array(sizeOf(shape)), fill });
  };
  const integers: Filler<Int32Array> = (kind, stream, asked, fill) => {
    const shape = sidesOf(stream, asked);
    return hand({ kind, stream, shape, values: new Int32Array(sizeOf(shape)), fill });
  };
  return {
    normal: (stream, shape) => floats('normal', stream, shape, fillNormals),
    uniform: (stream, shape, low = 0, high = 1) => {
      assertRange(stream, low, high, Number.isFinite(low) && Number.isFinite(high));
      return floats('uniform', stream, shape, (next, out) => fillUniform(next, out, low, high));
    },
    bernoulli: (stream, shape, p = 0.5) => {
      assertProbability(stream, p);
      return floats('bernoulli', stream, shape, (next, out) => fillBernoulli(next, out, p));
    },
    integers: (stream, shape, low, high) => {
      assertRange(stream, low, high, isInt32(low) && isInt32(high - 1));
      return integers('integers', stream, shape, (next, out) => fillIntegers(next, out, low, high));
    },
    permutation: (stream, n) => integers('permutation', stream, [n], fillPermutation),
    choice: (stream, n, count) => {
      assertEnough(stream, n, count);
      return integers('choice', stream, [count], (next, out) => fillChoice(next, out, n));
    },
  };
}

function assertRange(stream: string, low: number, high: number, known: boolean): void {
  if (known && low < high) return;
  throw new TypeError(
    `stream "${stream}" was asked for numbers from ${low} to ${high}: two finite numbers are needed, the first one smaller; whole ones within 32 bits for integers`,
  );
}

function assertProbability(stream: string, p: number): void {
  if (p >= 0 && p <= 1) return;
  throw new TypeError(`stream "${stream}" was asked for ones with probability ${p}: 0 to 1 is needed`);
}

function assertEnough(stream: string, n: number, count: number): void {
  if (isInt32(n) && count <= n) return;
  throw new TypeError(
    `stream "${stream}" was asked for ${count} different numbers of ${n}: at most as many as there are`,
  );
}

function isInt32(value: number): boolean {
  return Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
}

/** @throws TypeError where the stream has no name of its own, or the shape is none */
function sidesOf(stream: string, asked: Shape): readonly number[] {
  if (typeof stream !== 'string' || stream === '')
    throw new TypeError(`a stream needs a name, not ${JSON.stringify(stream)}`);
  if (stream === chanceStream)
    throw new TypeError(`the stream "${chanceStream}" is that of Math.random itself: choose another name`);
  const shape = typeof asked === 'number' ? [asked] : asked;
  if (Array.isArray(shape) && shape.every((side) => Number.isInteger(side) && side >= 0)) return shape;
  throw new TypeError(
    `stream "${stream}" was asked for the shape ${JSON.stringify(asked)}: whole numbers are needed`,
  );
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, side) => size * side, 1);
}
