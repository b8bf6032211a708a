import { elementBytes } from '../emit/lane-layout.ts';
import { laneStates, type LaneSeeds } from '../wasm/lane-states.ts';
import { streamModule, type StreamExports } from '../wasm/stream-module.ts';
import { webAssembly, type WasmMemory } from '../wasm/web-assembly.ts';
import type { Compiled } from './compile.ts';
import { drawInScript } from './draw-in-script.ts';

/** Bytes of the states of one stream's generators, for all lanes. */
const stateBytes = 64;

/** Returns the seeds of the lanes for a stream. */
export type SeedsOf = (stream: string) => LaneSeeds;

/** Draws the streams of a program into the memory in which it computes. */
export type StreamDrawer = {
  /** Draws all requests of every stream. */
  drawAll(seedsOf: SeedsOf): void;
  /** Draws the streams whose seeds changed. The others are still there: a program never overwrites draws. */
  drawChanged(seedsOf: SeedsOf): void;
};

/** Returns how many bytes the generators of a program need. */
export const stateBytesOf = (compiled: Compiled): number => streamsOf(compiled).length * stateBytes;

/**
 * Opens the streams of a program.
 *
 * @param statesAt bytes from the memory's start to the `stateBytesOf` bytes that are for the generators
 */
export function createStreamDrawer(compiled: Compiled, memory: WasmMemory, statesAt: number): StreamDrawer {
  const { layout, requests } = compiled;
  const streams = streamsOf(compiled);
  const integers = new Int32Array(memory.buffer);
  const floats = new Float32Array(memory.buffer);
  const generator = new webAssembly.Instance(new webAssembly.Module(streamModule()), {
    env: { memory },
  }).exports as unknown as StreamExports;
  const drawn = new Map<string, string>(); // the seeds of the draws in memory, by stream

  const draw = (stream: string, seeds: LaneSeeds): void => {
    drawn.set(stream, seeds.join());
    const stateAt = statesAt + streams.indexOf(stream) * stateBytes;
    integers.set(laneStates(seeds, stream), stateAt / 4);
    requests.forEach((request, index) => {
      if (request.stream !== stream) return;
      const at = (layout.requests[index] ?? 0) * elementBytes;
      if (request.kind === 'normal') generator.normals(at, request.size, stateAt);
      else if (request.kind === 'permutation') generator.permutation(at, request.size, stateAt);
      else drawInScript(request, { integers, floats, out: at / 4, state: stateAt / 4 });
    });
  };
  return {
    drawAll(seedsOf) {
      for (const stream of streams) draw(stream, seedsOf(stream));
    },
    drawChanged(seedsOf) {
      for (const stream of streams) {
        const seeds = seedsOf(stream);
        if (drawn.get(stream) !== seeds.join()) draw(stream, seeds);
      }
    },
  };
}

const streamsOf = ({ requests }: Compiled): readonly string[] => [
  ...new Set(requests.map(({ stream }) => stream)),
];
