import { createHash } from 'node:crypto';
import { emitProgram, type Emitted } from '../emit/emit-program.ts';
import type { ProgramOutputs, Program } from '../program/program.ts';
import { fuseLoops } from '../schedule/fuse-loops.ts';
import { planBuffers, type Layout } from '../schedule/plan-buffers.ts';
import { sinkChains } from '../schedule/sink-chains.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { Request } from '../trace/trace.ts';

/** A compiled program. It is plain data, so that it can be sent to other threads. */
export type Compiled = {
  /** Digest of the code and its addresses. */
  readonly id: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly records: Int32Array;
  readonly layout: Layout;
  /** Constants in memory: the element of a lane where each begins, and its values. */
  readonly tables: readonly { readonly place: number; readonly values: Float32Array | Int32Array }[];
  /** The values of nodes that are one constant number, by node. */
  readonly numbers: Readonly<Record<number, number>>;
  readonly requests: readonly Request[];
  readonly outputs: ProgramOutputs;
  readonly kernels: number;
  readonly loops: number;
  /** Whether every operation rounds as it does in TensorFlow.js on wasm. */
  readonly exact: boolean;
};

export type CompileOptions = {
  /** False: every node gets a loop of its own, as a reference to test against. */
  readonly fuse?: boolean;
  readonly sink?: boolean;
};

/** Compiles a program to WebAssembly that makes several runs at once. */
export function compile(program: Program, { fuse = true, sink = true }: CompileOptions = {}): Compiled {
  const fused = fuseLoops(program, !fuse);
  return compileSchedule(sink ? sinkChains(fused) : fused);
}

function compileSchedule(schedule: Schedule): Compiled {
  const { program } = schedule;
  const layout = planBuffers(schedule);
  const emitted = emitProgram(schedule, layout);
  const tables = program.nodes.flatMap((node, id) => {
    const place = layout.places[id];
    return node.kind === 'table' && place !== undefined ? [{ place, values: node.values }] : [];
  });
  const numbers = Object.fromEntries(
    program.nodes.flatMap((node, id) => (node.kind === 'number' ? [[id, node.value]] : [])),
  );
  const { requests, outputs, exact } = program;
  const rest = { layout, tables, numbers, requests, outputs, exact };
  const { bytes, records, kernels, loops } = emitted;
  return { id: digestOf(emitted, rest), bytes, records, kernels, loops, ...rest };
}

/** Returns a digest of all that an engine is made from: the first 64 bits of a SHA-256, in hexadecimal. */
function digestOf({ bytes, records }: Emitted, rest: object): string {
  const hash = createHash('sha256').update(bytes).update(new Uint8Array(records.buffer));
  return hash.update(JSON.stringify(rest)).digest('hex').slice(0, 16);
}
