import { elementBytes } from '../emit/lane-layout.ts';
import { laneStates, type LaneSeeds } from '../wasm/lane-states.ts';
import { streamModule, type StreamExports } from '../wasm/stream-module.ts';
import { webAssembly, type WasmMemory } from '../wasm/web-assembly.ts';
import type { Compiled } from './compile.ts';
import { drawInScript } from './draw-in-script.ts';

/** Of a generator, one lane beside the other. */
const stateBytes = 64;

/** The seeds of the lanes, by stream. */
export type SeedsOf = (stream: string) => LaneSeeds;

/** The streams of a program, drawn into the memory it computes in. */
export type StreamDrawer = {
  /** Draws all that is asked of every stream. */
  drawAll(seedsOf: SeedsOf): void;
  /** Draws the streams whose seeds are others than last time: a program never writes where its draws lie. */
  drawChanged(seedsOf: SeedsOf): void;
};

/** Bytes that the generators of a program need. */
export const stateBytesOf = (compiled: Compiled): number => streamsOf(compiled).length * stateBytes;

/** @param statesAt bytes from the memory's start, where `stateBytesOf` bytes are the generators'. */
export function openStreams(compiled: Compiled, memory: WasmMemory, statesAt: number): StreamDrawer {
  const { layout, requests } = compiled;
  const streams = streamsOf(compiled);
  const integers = new Int32Array(memory.buffer);
  const floats = new Float32Array(memory.buffer);
  const generator = new webAssembly.Instance(new webAssembly.Module(streamModule()), {
    env: { memory },
  }).exports as unknown as StreamExports;
  const drawn = new Map<string, string>(); // of which seeds, by stream

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
