import { applyOverride, type DrawnArray } from './apply-override.ts';
import { fillNormals } from './fill-normals.ts';
import { fillPermutation } from './fill-permutation.ts';
import type { Random } from './random.ts';
import type { StreamOverride } from './stream-override.ts';
import { streamState } from './stream-state.ts';
import { xoshiro128, type NextWord } from './xoshiro128.ts';

/** One request to a stream, with what was handed out. */
export type Drawn = {
  readonly stream: string;
  readonly kind: 'normal' | 'permutation';
  readonly shape: readonly number[];
  readonly values: DrawnArray;
};

/** The streams of one run, and a list of what was drawn that grows as the subject asks. */
export type Streams = { readonly random: Random; readonly drawn: readonly Drawn[] };

/**
 * Opens the streams of one run. A stream goes on from request to request; overrides apply in their
 * order, after the stream's own numbers were drawn, so that an override never shifts what follows.
 *
 * @param seed an integer in [0, 2^32)
 * @throws from the requests: TypeError for a malformed request, RangeError for a recording that is too short
 */
export function openStreams(seed: number, overrides: readonly StreamOverride[]): Streams {
  const drawn: Drawn[] = [];
  const open = new Map<string, NextWord>();
  const overriders = overrides.map((override) => ({ override, apply: applyOverride(override) }));

  const hand = <A extends DrawnArray>(
    kind: Drawn['kind'],
    stream: string,
    shape: readonly number[],
    values: A,
  ): A => {
    const own = open.get(stream) ?? xoshiro128(streamState(seed, stream));
    open.set(stream, own);
    fillers[kind](own, values);
    for (const { override, apply } of overriders) {
      if (override.stream === stream) apply(values, shape, (next, out) => fillers[kind](next, out));
    }
    drawn.push({ stream, kind, shape: [...shape], values });
    return values.slice() as A; // a subject may write into what it was given
  };

  return {
    drawn,
    random: {
      normal: (stream, shape) => hand('normal', stream, shape, new Float32Array(sizeOf(stream, shape))),
      permutation: (stream, n) => hand('permutation', stream, [n], new Int32Array(sizeOf(stream, [n]))),
    },
  };
}

const fillers = {
  normal: (next: NextWord, out: DrawnArray) => fillNormals(next, out as Float32Array),
  permutation: (next: NextWord, out: DrawnArray) => fillPermutation(next, out as Int32Array),
} satisfies Record<Drawn['kind'], (next: NextWord, out: DrawnArray) => void>;

function sizeOf(stream: string, shape: readonly number[]): number {
  if (typeof stream !== 'string' || stream === '')
    throw new TypeError(`a stream needs a name, not ${JSON.stringify(stream)}`);
  if (!Array.isArray(shape) || !shape.every((side) => Number.isInteger(side) && side >= 0)) {
    throw new TypeError(
      `stream "${stream}" was asked for the shape ${JSON.stringify(shape)}: whole numbers are needed`,
    );
  }
  return shape.reduce((size, side) => size * side, 1);
}
