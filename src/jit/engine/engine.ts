import { elementBytes, lanes } from '../emit/lane-layout.ts';
import type { RunFigures } from '../program/interpret.ts';
import { drawsIntegers } from '../trace/trace.ts';
import { webAssembly } from '../wasm/web-assembly.ts';
import type { Compiled } from './compile.ts';
import { createStreamDrawer, stateBytesOf, type SeedsOf } from './draw-streams.ts';
import { createFiguresReader } from './figures-reader.ts';

/** One run in a lane: its seed, and the numbers of its lifted settings. */
export type LaneRun = {
  readonly seed: number;
  /** The seeds of streams that take another than the run's. */
  readonly streamSeeds?: Readonly<Record<string, number>>;
  readonly parameters: Readonly<Record<string, number>>;
};

/** A memory with a program in it, which makes up to `lanes` runs at once. */
export type Engine = {
  /**
   * Draws and computes. Read the results before the next call, which overwrites them.
   *
   * A stream whose seeds are the same as in the call before is not drawn again. So it is best to make runs
   * that differ only in their parameters in a row.
   */
  run(runs: readonly LaneRun[]): void;
  /** The first half of `run`, but draws every stream; `compute` is the second half. */
  draw(runs: readonly LaneRun[]): void;
  compute(): void;
  figures(lane: number): RunFigures;
  /** Returns what a request got in a lane; `request` is an index into the program's requests. */
  drawn(request: number, lane: number): Float32Array | Int32Array;
  /** Bytes of its memory. */
  readonly bytes: number;
};

const pageBytes = 65_536;

/** Opens a memory for a compiled program, with its constants, and instantiates its code. */
export function createEngine(compiled: Compiled): Engine {
  const { layout, requests, records } = compiled;
  const statesAt = layout.size * elementBytes;
  const recordsAt = statesAt + stateBytesOf(compiled);
  const recordsEnd = recordsAt + records.byteLength;
  const memory = new webAssembly.Memory({ initial: Math.ceil(recordsEnd / pageBytes) });
  const floats = new Float32Array(memory.buffer);
  const integers = new Int32Array(memory.buffer);
  integers.set(records, recordsAt / 4);
  writeTables(compiled, floats, integers);
  const streams = createStreamDrawer(compiled, memory, statesAt);
  const program = new webAssembly.Instance(new webAssembly.Module(compiled.bytes), { env: { memory } })
    .exports;

  const pass = (runs: readonly LaneRun[]): void => {
    for (const [name, place] of Object.entries(layout.parameters))
      runs.forEach(({ parameters }, lane) => {
        floats[place * lanes + lane] = parameters[name] ?? Number.NaN;
      });
  };
  const compute = (): void => void program['run']?.(recordsAt, recordsEnd);
  return {
    bytes: memory.buffer.byteLength,
    draw(runs) {
      const all = fillLanes(runs);
      streams.drawAll(seedsOf(all));
      pass(all);
    },
    compute,
    run(runs) {
      const all = fillLanes(runs);
      streams.drawChanged(seedsOf(all));
      pass(all);
      compute();
    },
    figures: createFiguresReader(compiled, floats),
    drawn: (request, lane) => {
      const { kind, size } = requests[request] ?? { kind: 'normal' as const, size: 0 };
      const first = (layout.requests[request] ?? 0) * lanes + lane;
      const make = <T extends Float32Array | Int32Array>(from: T, target: T): T => {
        for (let i = 0; i < size; i++) target[i] = from[first + i * lanes] ?? 0;
        return target;
      };
      return drawsIntegers({ kind })
        ? make(integers, new Int32Array(size))
        : make(floats, new Float32Array(size));
    },
  };
}

const seedsOf =
  (runs: readonly LaneRun[]): SeedsOf =>
  (stream) =>
    runs.map(({ seed, streamSeeds }) => streamSeeds?.[stream] ?? seed) as [number, number, number, number];

/**
 * Returns a run for every lane: lanes without one repeat the first.
 *
 * @throws Error if there is no run, or more than there are lanes
 */
function fillLanes(runs: readonly LaneRun[]): readonly LaneRun[] {
  const [first] = runs;
  if (!first || runs.length > lanes) throw new Error(`${runs.length} runs in ${lanes} lanes`);
  return Array.from({ length: lanes }, (_, lane) => runs[lane] ?? first);
}

/** Writes the constants into memory, the same in every lane. */
function writeTables({ tables }: Compiled, floats: Float32Array, integers: Int32Array): void {
  for (const { place, values } of tables) {
    const target = values instanceof Int32Array ? integers : floats;
    values.forEach((value, i) => target.fill(value, (place + i) * lanes, (place + i + 1) * lanes));
  }
}
