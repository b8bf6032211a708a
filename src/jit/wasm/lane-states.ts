import { streamState } from '../../random/stream-state.ts';

/** One a lane. */
export type LaneSeeds = readonly [number, number, number, number];

/** The states of one stream of four runs, interleaved: word k of lane l at 4k + l. */
export function laneStates(seeds: LaneSeeds, stream: string): Int32Array {
  const states = seeds.map((seed) => streamState(seed, stream));
  return Int32Array.from({ length: 16 }, (_, i) => states[i % 4]?.[Math.floor(i / 4)] ?? 0);
}
