import { parseFit } from '../../src/model/run/validate-fit.ts';
import * as tf from '@tensorflow/tfjs';
import { compile, type CompileOptions } from '../../src/jit/engine/compile.ts';
import { createEngine } from '../../src/jit/engine/engine.ts';
import { simplify } from '../../src/jit/passes/simplify.ts';
import type { RunFigures } from '../../src/jit/program/interpret.ts';
import { lowerTrace } from '../../src/jit/program/lower-trace.ts';
import type { Program } from '../../src/jit/program/program.ts';
import { traceSubject } from '../../src/jit/trace/trace-subject.ts';
import { createStreams } from '../../src/random/streams.ts';
import type { Fit, Subject } from '../../src/model/run/fit.ts';
import { withTensorCleanup } from '../../src/run/worker/with-tensor-cleanup.ts';
import type { Settings } from '../../src/model/experiment/settings.ts';

/** Another seed for every lane, none of them one that probes take. */
export const laneSeeds = [11, 222, 3333, 44_444] as const;

/** What a subject does, as it was traced: not simplified. */
export async function programOf(
  subject: Subject,
  settings: Settings = {},
  lifted: readonly string[] = [],
): Promise<Program> {
  return lowerTrace(await traceSubject(tf, tidied(subject), settings, lifted));
}

/** The figures of every lane of one block of runs. */
export function runLanes(
  program: Program,
  parameters: readonly Readonly<Record<string, number>>[] = [],
  options: CompileOptions = {},
): readonly RunFigures[] {
  const engine = createEngine(compile(program, options));
  engine.run(laneSeeds.map((seed, lane) => ({ seed, parameters: parameters[lane] ?? {} })));
  return laneSeeds.map((_, lane) => engine.figures(lane));
}

/** The code as it is written, on the backend in use. */
export async function runAsWritten(subject: Subject, settings: Settings, seed: number): Promise<Fit> {
  return parseFit(await tidied(subject)(settings, createStreams(seed, []).random));
}

/** Simplified, compiled, in four lanes; and beside it the code as it is written. */
export async function bothWays(
  subject: Subject,
  settings: Settings = {},
  swept: readonly Readonly<Record<string, number>>[] = [],
): Promise<{ readonly inLanes: RunFigures; readonly written: Fit; readonly exact: boolean }[]> {
  const program = await programOf(subject, settings, Object.keys(swept[0] ?? {}));
  const figures = runLanes(simplify(program).program, swept);
  const pairs = [];
  for (const [lane, seed] of laneSeeds.entries()) {
    const written = await runAsWritten(subject, { ...settings, ...swept[lane] }, seed);
    const inLanes = figures[lane];
    if (inLanes) pairs.push({ inLanes, written, exact: program.exact });
  }
  return pairs;
}

/** A subject that leaves no tensor behind. */
export function tidied(subject: Subject): Subject {
  return (settings, random) => withTensorCleanup(tf, () => subject(settings, random));
}

/** Makes tensors of normals, one stream a call. */
export type Draw = (shape: readonly number[]) => tf.Tensor;

/** A subject that reports what some operations make of tensors of normals. */
export function subjectOf(build: (draw: Draw) => tf.Tensor | readonly tf.Tensor[]): Subject {
  return (_settings, random) => {
    let count = 0;
    const draw: Draw = (shape) => tf.tensor(random.normal(`stream ${count++}`, shape), [...shape]);
    const made = build(draw);
    const results: readonly tf.Tensor[] = made instanceof tf.Tensor ? [made] : made;
    const parameters = results.map((tensor, i) => {
      const floats = tensor.dtype === 'float32' ? tensor : tensor.cast('float32');
      return [`result ${i}`, floats.dataSync<'float32'>()] as const;
    });
    return { metrics: {}, parameters: Object.fromEntries(parameters) };
  };
}
