import { elementBytes, lanes } from '../emit/lane-layout.ts';
import type { RunFigures } from '../program/interpret.ts';
import { laneStates } from '../wasm/lane-states.ts';
import { streamModule, type StreamExports } from '../wasm/stream-module.ts';
import { webAssembly } from '../wasm/web-assembly.ts';
import type { Compiled } from './compile.ts';
import { readFigures } from './read-figures.ts';

/** One run: a seed, and its swept numbers. */
export type LaneRun = {
  readonly seed: number;
  /** Streams that take another seed than the run's. */
  readonly streamSeeds?: Readonly<Record<string, number>>;
  readonly parameters: Readonly<Record<string, number>>;
};

/** A memory with a program in it, which makes up to `lanes` runs at a time. */
export type Engine = {
  /** Draws and computes; what the runs leave behind is to be read before the next call. */
  run(runs: readonly LaneRun[]): void;
  /** The two halves of `run`, apart. */
  draw(runs: readonly LaneRun[]): void;
  compute(): void;
  figures(lane: number): RunFigures;
  /** What a request to a stream handed out. */
  drawn(request: number, lane: number): Float32Array | Int32Array;
  /** Of its memory. */
  readonly bytes: number;
};

const pageBytes = 65_536;
const stateBytes = 64;

export function openEngine(compiled: Compiled): Engine {
  const { layout, requests, records } = compiled;
  const streams = [...new Set(requests.map(({ stream }) => stream))];
  const statesAt = layout.size * elementBytes;
  const recordsAt = statesAt + streams.length * stateBytes;
  const recordsEnd = recordsAt + records.byteLength;
  const memory = new webAssembly.Memory({ initial: Math.ceil(recordsEnd / pageBytes) });
  const floats = new Float32Array(memory.buffer);
  const integers = new Int32Array(memory.buffer);
  integers.set(records, recordsAt / 4);
  writeTables(compiled, floats, integers);
  const instance = (bytes: Uint8Array) =>
    new webAssembly.Instance(new webAssembly.Module(bytes), { env: { memory } }).exports;
  const program = instance(compiled.bytes);
  const generator = instance(streamModule()) as unknown as StreamExports;
  const stateAt = (stream: string) => statesAt + streams.indexOf(stream) * stateBytes;

  const draw = (runs: readonly LaneRun[]): void => {
    const all = fillLanes(runs);
    for (const stream of streams) {
      const seeds = all.map(({ seed, streamSeeds }) => streamSeeds?.[stream] ?? seed);
      integers.set(laneStates(seeds as [number, number, number, number], stream), stateAt(stream) / 4); // one a lane
    }
    requests.forEach(({ stream, kind, size }, index) => {
      const at = (layout.requests[index] ?? 0) * elementBytes;
      if (kind === 'normal') generator.normals(at, size, stateAt(stream));
      else generator.permutation(at, size, stateAt(stream));
    });
    for (const [name, place] of Object.entries(layout.parameters))
      all.forEach(({ parameters }, lane) => {
        floats[place * lanes + lane] = parameters[name] ?? Number.NaN;
      });
  };
  const compute = (): void => void program['run']?.(recordsAt, recordsEnd);
  return {
    bytes: memory.buffer.byteLength,
    draw,
    compute,
    run(runs) {
      draw(runs);
      compute();
    },
    figures: (lane) => readFigures(compiled, floats, lane),
    drawn: (request, lane) => {
      const { kind, size } = requests[request] ?? { kind: 'normal', size: 0 };
      const first = (layout.requests[request] ?? 0) * lanes + lane;
      const make = <T extends Float32Array | Int32Array>(from: T, target: T): T => {
        for (let i = 0; i < size; i++) target[i] = from[first + i * lanes] ?? 0;
        return target;
      };
      return kind === 'normal' ? make(floats, new Float32Array(size)) : make(integers, new Int32Array(size));
    },
  };
}

/** Lanes without a run of their own repeat the first. */
function fillLanes(runs: readonly LaneRun[]): readonly LaneRun[] {
  const [first] = runs;
  if (!first || runs.length > lanes) throw new Error(`${runs.length} runs in ${lanes} lanes`);
  return Array.from({ length: lanes }, (_, lane) => runs[lane] ?? first);
}

/** Constants, the same in every lane. */
function writeTables({ tables }: Compiled, floats: Float32Array, integers: Int32Array): void {
  for (const { place, values } of tables) {
    const target = values instanceof Int32Array ? integers : floats;
    values.forEach((value, i) => target.fill(value, (place + i) * lanes, (place + i + 1) * lanes));
  }
}
