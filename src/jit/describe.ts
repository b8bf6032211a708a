import type * as TensorFlow from '@tensorflow/tfjs';
import type { Subject } from '../model/run/fit.ts';
import type { Settings } from '../model/experiment/settings.ts';
import { Declined } from './decline.ts';
import { emitProgram } from './emit/emit-program.ts';
import { elementBytes, lanes } from './emit/lane-layout.ts';
import { printRecipe } from './emit/print-recipe.ts';
import { simplify } from './passes/simplify.ts';
import { fuseLoops } from './schedule/fuse-loops.ts';
import { planBuffers } from './schedule/plan-buffers.ts';
import { sinkChains } from './schedule/sink-chains.ts';
import type { Trace } from './trace/merge-probes.ts';
import { traceProgram } from './trace-program.ts';

/** A program for a reader, or why there is none. */
export type Description =
  | { readonly kind: 'program'; readonly text: string }
  | { readonly kind: 'declined'; readonly reason: string };

/**
 * Describes what becomes of a subject on its way into lanes, for a reader: what was traced, what each pass left, which
 * loops remain, and the memory of a run; or why it cannot be traced. No run is compared with the code as written.
 */
export async function describeAcceleration(
  tf: typeof TensorFlow,
  subject: Subject,
  settings: Settings,
  lifted: readonly string[],
): Promise<Description> {
  try {
    const { traced, program: lowered } = await traceProgram(tf, subject, settings, lifted);
    const { program, reports } = simplify(lowered);
    const widest = Math.max(...reports.map(({ pass }) => pass.length));
    const fused = fuseLoops(program);
    const schedule = sinkChains(fused);
    const layout = planBuffers(schedule);
    const emitted = emitProgram(schedule, layout);
    const text = [
      ...describeTrace(traced.trace),
      `lowered   ${count(lowered.nodes.length)} nodes`,
      ...reports.map(({ pass, nodes }) => `  ${pass.padEnd(widest)}  ${count(nodes)}`),
      `loops     ${count(emitted.loops)} of ${emitted.kernels} kinds, from ${count(program.nodes.length)} nodes`,
      ...emitted.recipes.map(
        ({ times, recipe }) => `  ${`${count(times)} ×`.padStart(8)}  ${printRecipe(recipe)}`,
      ),
      `memory    ${count(layout.size * 4)} bytes a run, ${count(layout.size * elementBytes)} for ${lanes} lanes; code ${count(emitted.bytes.length)} bytes`,
      `rounding  ${program.exact ? 'to the bit as on wasm' : 'some functions by other formulas than TensorFlow.js: within 1e-4 · (1 + size)'}`,
    ].join('\n');
    return { kind: 'program', text };
  } catch (error) {
    if (error instanceof Declined) return { kind: 'declined', reason: error.message };
    throw error;
  }
}

function describeTrace({ steps, requests, reads, parameters }: Trace): readonly string[] {
  const calls = new Map<string, number>();
  for (const step of steps) {
    const name = step.kind === 'kernel' ? step.name : `new tensor (${step.source.kind})`;
    calls.set(name, (calls.get(name) ?? 0) + 1);
  }
  const drawCounts = new Map<string, number>();
  for (const { stream, size } of requests) drawCounts.set(stream, (drawCounts.get(stream) ?? 0) + size);
  const list = (entries: ReadonlyMap<string, number>) =>
    [...entries]
      .toSorted(([, a], [, b]) => b - a)
      .map(([name, times]) => `${count(times)} ${name}`)
      .join(', ');
  return [
    `traced    ${count(steps.length)} calls: ${list(calls)}`,
    `draws     ${list(drawCounts)}`,
    `reads     ${count(reads.length)}`,
    `left open ${parameters.join(', ') || 'nothing'}`,
  ];
}

function count(value: number): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}
