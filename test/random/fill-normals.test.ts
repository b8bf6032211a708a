import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillNormals } from '../../src/random/fill-normals.ts';
import { openStreams } from '../../src/random/open-streams.ts';
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
  const pair: [number, number] = [radius * Math.sin(x), radius * cosine];
  return angleWord & 2 ? pair : [pair[1], pair[0]].toReversed() as [number, number];
}

function fillFrom(words: readonly number[], count: number): Float32Array {
  let i = 0;
  const out = new Float32Array(count);
  fillNormals(() => words[i++]!, out);
  return out;
}
