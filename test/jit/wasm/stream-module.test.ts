import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laneStates } from '../../../src/jit/wasm/lane-states.ts';
import { streamModule, type StreamExports } from '../../../src/jit/wasm/stream-module.ts';
import { webAssembly } from '../../../src/jit/wasm/web-assembly.ts';
import { fillNormals } from '../../../src/random/fill-normals.ts';
import { fillPermutation } from '../../../src/random/fill-integers.ts';
import { createStreams } from '../../../src/random/streams.ts';
import { streamState } from '../../../src/random/stream-state.ts';
import { xoshiro128 } from '../../../src/random/xoshiro128.ts';
import { stateBefore } from './state-before.ts';

type Kind = keyof StreamExports;
type Request = { readonly kind: Kind; readonly count: number };

const lanes = [0, 1, 2, 3] as const;
const stateAt = 16;
const outAt = 256;
const untouched = 0x5eed5eed;

const memory = new webAssembly.Memory({ initial: 20 });
const words = new Int32Array(memory.buffer);
const module = new webAssembly.Instance(new webAssembly.Module(streamModule()), { env: { memory } })
  .exports as StreamExports;

/** The bits that each lane is handed, request by request, one state for them all. */
function drawLanes(states: ArrayLike<number>, requests: readonly Request[]): Int32Array[][] {
  words.set(states, stateAt / 4);
  return requests.map(({ kind, count }) => {
    words.fill(untouched, outAt / 4, outAt / 4 + 4 * count + 8);
    module[kind](outAt, count, stateAt);
    const behind = words.subarray(outAt / 4 + 4 * count, outAt / 4 + 4 * count + 8);
    if (behind.some((bits) => bits !== untouched)) throw new Error(`${kind} of ${count} wrote past its end`);
    return lanes.map((lane) =>
      Int32Array.from({ length: count }, (_, k) => words[outAt / 4 + 4 * k + lane]!),
    );
  });
}

/** The same of one state by the functions that define the streams. */
function drawOne(state: Uint32Array, requests: readonly Request[]): Int32Array[] {
  const next = xoshiro128(state);
  return requests.map(({ kind, count }) => {
    const out = kind === 'normals' ? new Float32Array(count) : new Int32Array(count);
    if (out instanceof Float32Array) fillNormals(next, out);
    else fillPermutation(next, out);
    return new Int32Array(out.buffer);
  });
}

/** toEqual of the first difference alone: over whole arrays it is slow. */
function expectSame(drawn: Int32Array, expected: Int32Array, where: object): void {
  const k = expected.findIndex((bits, i) => bits !== drawn[i]);
  if (k >= 0) expect({ ...where, k, bits: drawn[k] }).toEqual({ ...where, k, bits: expected[k] });
}

function expectEqual(states: readonly Uint32Array[], requests: readonly Request[]): void {
  const interleaved = Int32Array.from({ length: 16 }, (_, i) => states[i % 4]![i >> 2]!);
  const drawn = drawLanes(interleaved, requests);
  const expected = states.map((state) => drawOne(state, requests));
  requests.forEach((request, r) => {
    for (const lane of lanes) expectSame(drawn[r]![lane]!, expected[lane]![r]!, { ...request, r, lane });
  });
}

const word = fc.oneof(
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.constantFrom(
    0,
    1,
    2,
    3,
    0x7fffffff,
    0x80000000,
    0x80000001,
    0xffffff7f,
    0xffffff80,
    0xfffffffe,
    0xffffffff,
  ),
);
const seeds = fc.tuple(word, word, word, word);
const count = fc.oneof(fc.constantFrom(0, 1, 2, 3, 20, 1000), fc.integer({ min: 0, max: 130 }));
const request = fc.record({ kind: fc.constantFrom<Kind>('normals', 'permutation'), count });

it('draws what random/ draws in every lane, through sequences of requests to one stream', () =>
  fc.assert(
    fc.property(seeds, fc.string(), fc.array(request, { maxLength: 8 }), (four, stream, requests) => {
      expectEqual(
        four.map((seed) => streamState(seed, stream)),
        requests,
      );
    }),
    { seed: 1, numRuns: 300 },
  ));

it('starts and goes on as the streams of a run do', () =>
  fc.assert(
    fc.property(
      seeds,
      fc.string({ minLength: 1 }),
      fc.array(request, { maxLength: 5 }),
      (four, stream, requests) => {
        const drawn = drawLanes(laneStates(four, stream), requests);
        four.forEach((seed, lane) => {
          const { random } = createStreams(seed, []);
          const expected = requests.map(({ kind, count }) =>
            kind === 'normals' ? random.normal(stream, [count]) : random.permutation(stream, count),
          );
          expected.forEach(({ buffer }, r) =>
            expectSame(drawn[r]![lane]!, new Int32Array(buffer), { ...requests[r], r, lane }),
          );
        });
      },
    ),
    { seed: 2, numRuns: 50 },
  ));

describe('normals', () => {
  it('are the same for every pair of words, the outermost too', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word, word, word), { minLength: 4, maxLength: 4 }), (four) => {
        expectEqual(
          four.map((one) => stateBefore(...one)),
          [{ kind: 'normals', count: 2 }],
        );
      }),
      { seed: 3, numRuns: 5000 },
    ));

  it('hold a zero where u is 1: of −0 under the root comes +0', () => {
    const states = [0, 1, 2, 3].map((angle) => stateBefore(0xffffffff, angle, 7, 9));
    expectEqual(states, [{ kind: 'normals', count: 2 }]);
    expect(new Float32Array(drawOne(states[0]!, [{ kind: 'normals', count: 1 }])[0]!.buffer)[0]).toBe(0);
  });

  it.each(Array.from({ length: 34 }, (_, i) => i))('are as many as were asked for: %i', (count) =>
    expectEqual(
      [1, 2, 3, 4].map((seed) => streamState(seed, 'features')),
      [
        { kind: 'normals', count },
        { kind: 'normals', count: 3 },
      ],
    ),
  );
});

describe('a permutation', () => {
  it('draws words again at and beyond the last whole multiple, in each lane for itself', () => {
    const near = fc.constantFrom(-2, -1, 0, 1, 2);
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 3000 }),
        fc.array(fc.tuple(near, near, word, word), { minLength: 4, maxLength: 4 }),
        (n, four) => {
          const limit = 2 ** 32 - (2 ** 32 % n);
          const states = four.map(([first, second, a, c]) =>
            stateBefore(limit + first, limit + second, a, c),
          );
          expectEqual(states, [
            { kind: 'permutation', count: n },
            { kind: 'permutation', count: 5 },
          ]);
        },
      ),
      { seed: 4, numRuns: 1000 },
    );
  });

  it('takes none, one and two words in its lanes before the first it keeps', () => {
    const n = 1000; // 2^32 is 296 more than a multiple of it
    const limit = 2 ** 32 - 296;
    const states = [
      stateBefore(limit - 1, limit, 1, 2),
      stateBefore(limit, limit - 1, 3, 4),
      stateBefore(limit, 0xffffffff, 5, 6),
      stateBefore(0, 0, 7, 8),
    ];
    expectEqual(states, [{ kind: 'permutation', count: n }]);
  });

  it('divides every word exactly', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60_000 }),
        fc.integer({ min: 0, max: 0xffffffff }),
        fc.array(fc.constantFrom(-1, 0, 1), { minLength: 4, maxLength: 4 }),
        (n, any, near) => {
          const multiple = Math.floor(any / n) * n;
          const states = near.map((offset) => stateBefore(multiple + offset, any, 11, 13));
          expectEqual(states, [{ kind: 'permutation', count: n }]);
        },
      ),
      { seed: 5, numRuns: 100 },
    ));
});
