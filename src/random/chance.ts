import { createHash } from 'node:crypto';
import { drawDouble } from './fill-uniform.ts';
import type { StreamOverride } from '../model/run/stream-override.ts';
import { streamState } from './stream-state.ts';
import { xoshiro128 } from './xoshiro128.ts';

/** What code gets that draws without naming a stream: numbers for Math.random, and a clock to seed itself from. */
export type Chance = {
  /** A double in [0, 1). */
  random(): number;
  /** Milliseconds, one more at each call, from a start that the seed decides. */
  now(): number;
};

/** Chance that knows what was taken of it. */
export type CountedChance = Chance & {
  /** How often Math.random was called; the clock is not counted. */
  calls(): number;
  /** First 64 bits of the SHA-256 of all numbers given, in hexadecimal. */
  digest(): string;
};

/** The start lies in a hundred years or so: no seed's clock meets another's within a run. */
const latestStart = 2 ** 42;

/** Numbers that are hashed at once. */
const blockSize = 1024;

/**
 * Opens the chance of one run: the same for the same seed, another for another.
 *
 * @param stream the stream that Math.random takes its numbers from
 * @param overrides of these only another seed can take the place of this stream's
 * @throws TypeError where another kind of override names the stream
 */
export function countChance(
  seed: number,
  stream: string,
  overrides: readonly StreamOverride[] = [],
): CountedChance {
  const own = overrides.filter((override) => override.stream === stream);
  const refused = own.find(({ kind, rows }) => kind !== 'from-seed' || rows !== undefined);
  if (refused)
    throw new TypeError(
      `the stream "${stream}" cannot be changed by "${refused.kind}": it has no rows, only another seed`,
    );
  const last = own.at(-1);
  const drawnFrom = last?.kind === 'from-seed' ? last.seed : seed;
  const next = xoshiro128(streamState(drawnFrom, stream));
  let time = Math.floor(drawDouble(xoshiro128(streamState(drawnFrom, 'clock'))) * latestStart);
  const hash = createHash('sha256');
  const block = new Float64Array(blockSize);
  let calls = 0;
  const bytes = (count: number) => new Uint8Array(block.buffer, 0, count * block.BYTES_PER_ELEMENT);
  return {
    random: () => {
      const value = drawDouble(next);
      block[calls % blockSize] = value;
      if (++calls % blockSize === 0) hash.update(bytes(blockSize));
      return value;
    },
    now: () => time++,
    calls: () => calls,
    digest: () => {
      const whole = hash.copy().update(bytes(calls % blockSize));
      return whole.digest('hex').slice(0, 16);
    },
  };
}
