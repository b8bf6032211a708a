import { applyOverride } from './apply-override.ts';
import { countChance, type Chance } from './chance.ts';
import { digest } from './digest.ts';
import type { Drawn, DrawnArray, Random } from '../model/run/random.ts';
import { chanceStream, createRequests, type DrawRequest } from './requests.ts';
import type { StreamOverride } from '../model/run/stream-override.ts';
import { streamState } from './stream-state.ts';
import { xoshiro128, type NextWord } from './xoshiro128.ts';

/** What a record keeps of one request, or of all that Math.random was asked for. */
export type DrawRecord = Omit<Drawn, 'values' | 'shape'> & {
  readonly shape: number[];
  readonly digest: string;
};

/** The streams of one run, and a list of what was drawn that grows as the subject asks. */
export type Streams = {
  readonly random: Random;
  readonly drawn: readonly Drawn[];
  /** What the code draws without naming a stream. */
  readonly chance: Chance;
  /** Every request in its order, then the calls of Math.random as one request, if there were any. */
  readonly records: () => DrawRecord[];
};

/**
 * Opens the streams of one run. A stream goes on from request to request; overrides apply in their
 * order, after the stream's own numbers were drawn, so that an override never shifts what follows.
 *
 * @param seed an integer in [0, 2^32)
 * @throws from the requests: TypeError for a malformed request, RangeError for a recording that is too short
 */
export function createStreams(seed: number, overrides: readonly StreamOverride[]): Streams {
  const drawn: Drawn[] = [];
  const open = new Map<string, NextWord>();
  const overriders = overrides.map((override) => ({ override, apply: applyOverride(override) }));
  const chance = countChance(seed, chanceStream, overrides);
  return {
    drawn,
    chance,
    records: () => [
      ...drawn.map(({ stream, kind, shape, values }) => ({
        stream,
        kind,
        shape: [...shape],
        digest: digest(values),
      })),
      ...(chance.calls() > 0
        ? [
            {
              stream: chanceStream,
              kind: 'uniform' as const,
              shape: [chance.calls()],
              digest: chance.digest(),
            },
          ]
        : []),
    ],
    random: createRequests(
      <A extends DrawnArray>({ kind, stream, shape, values, fill }: DrawRequest<A>): A => {
        const own = open.get(stream) ?? xoshiro128(streamState(seed, stream));
        open.set(stream, own);
        fill(own, values);
        for (const { override, apply } of overriders) {
          if (override.stream === stream) apply(values, shape, (next, out) => fill(next, out as A));
        }
        drawn.push({ stream, kind, shape: [...shape], values });
        return values.slice() as A; // a subject may write into what it was given
      },
    ),
  };
}
