import { mapMetric } from '../../model/run/metric.ts';
import { Declined } from '../decline.ts';
import type { TraceStep } from '../trace/merge-probes.ts';
import { liveSteps } from '../trace/live-steps.ts';
import type { TracedSubject } from '../trace/trace-subject.ts';
import { sameShape, type TensorRef } from '../trace/trace.ts';
import { createBuilder, type Builder } from './builder.ts';
import { assertExact } from './kernels/kernel.ts';
import { isApproximate, kernels } from './kernels/registry.ts';
import { sizeOf, type Program } from './program.ts';
import { operandOf, reshape, type TensorView } from './view.ts';

/**
 * Turns what was traced into a program, kernel by kernel, as it stands: what no figure rests on is left out, nothing else.
 *
 * @throws Declined for a kernel that is not known here
 */
export function lowerTrace({ trace, outputs }: TracedSubject): Program {
  const builder = createBuilder(trace.requests);
  const views: Views = new Map();
  /** The data of a tensor in the shape in which it is seen here. */
  const see = (tensor: TensorRef): TensorView => {
    const { id, shape } = tensor;
    const view = views.get(keyOf(tensor));
    if (!view) throw new Error(`the data ${id} was never made`);
    return sameShape(view.shape, shape) ? view : builder.reshape(view, shape);
  };
  const steps = liveSteps(trace, outputs);
  for (const step of steps) {
    try {
      lowerStep(step, builder, see, views);
    } catch (error) {
      if (error instanceof Declined) throw new Declined(error.message, { cause: error, entry: step.entry });
      throw error;
    }
  }
  const readOf = (read: number): TensorView => {
    const id = trace.reads[read] ?? -1;
    const view = views.get(keyOf({ id, dtype: 'float32' })) ?? views.get(keyOf({ id, dtype: 'int32' }));
    if (!view) throw new Error(`read ${read} is of data that was never made`);
    if (!builder.isInteger(view)) return view;
    assertExact(view, 'the code reads', builder);
    return builder.map('convert', view);
  };
  const metrics = Object.fromEntries(
    Object.entries(outputs.metrics).map(([name, reads]) => [
      name,
      mapMetric(reads, (read) => operandOf(builder.reshape(readOf(read), []))),
    ]),
  );
  const parameters = Object.fromEntries(
    Object.entries(outputs.parameters).map(([name, read]) => {
      const view = readOf(read);
      const size = sizeOf(view.shape);
      return [name, { input: operandOf(builder.reshape(view, [size])), size }];
    }),
  );
  const exact = steps.every((step) => step.kind === 'upload' || !isApproximate(step));
  return { nodes: builder.nodes, requests: trace.requests, outputs: { metrics, parameters }, exact };
}

type Views = Map<string, TensorView>;

/** The cpu backend lets integers and what they are as float32 share their data: here they are two. */
function keyOf({ id, dtype }: Pick<TensorRef, 'id' | 'dtype'>): string {
  return dtype === 'int32' ? `${id} as integers` : `${id}`;
}

function lowerStep(
  step: TraceStep,
  builder: Builder,
  see: (tensor: TensorRef) => TensorView,
  views: Views,
): void {
  assertFilled(step.kind === 'upload' ? [step.tensor] : step.outputs);
  if (step.kind === 'upload') {
    views.set(keyOf(step.tensor), lowerUpload(step, builder));
    return;
  }
  const lower = Object.hasOwn(kernels, step.name) ? kernels[step.name] : undefined;
  if (!lower) throw new Declined(`the kernel ${step.name} of TensorFlow.js is not known here`);
  const inputs = Object.fromEntries(Object.entries(step.inputs).map(([name, tensor]) => [name, see(tensor)]));
  const made = lower({ inputs, attributes: step.attributes, step }, builder);
  step.outputs.forEach((output, index) => {
    const view = (Array.isArray(made) ? made : [made])[index] as TensorView | undefined;
    if (!view) throw new Error(`the kernel ${step.name} makes no output ${index + 1} here`);
    // What is computed is computed as float32, and what is only moved keeps its bits.
    if (output.dtype === 'int32' && !builder.isInteger(view))
      assertExact(view, `the kernel ${step.name} makes`, builder);
    if (!views.has(keyOf(output))) views.set(keyOf(output), reshape(view, output.shape) ?? view);
  });
}

/** A loop goes round once before it counts. */
function assertFilled(tensors: readonly TensorRef[]): void {
  const empty = tensors.find(({ shape }) => shape.includes(0));
  if (empty)
    throw new Declined(`a tensor [${empty.shape.join(', ')}] holds nothing, which is not known here`);
}

function lowerUpload(
  { tensor, source }: Extract<TraceStep, { kind: 'upload' }>,
  builder: Builder,
): TensorView {
  const { shape } = tensor;
  switch (source.kind) {
    case 'parameter':
      return builder.parameter(source.name, shape);
    case 'unexplained':
      throw new Declined(
        `a tensor [${shape.join(', ')}] is made of numbers that differ from run to run and come neither from a stream nor from a swept setting as it was given: computed in JavaScript, or drawn elsewhere (Math.random, tf.randomNormal, dropout)? Take them from a stream, or compute them as tensors`,
      );
    case 'draw':
      return builder.draw(source.request, source.offset, shape);
    case 'constant': {
      const { values } = source;
      if (tensor.dtype === 'int32') return builder.table(Int32Array.from(values), shape);
      const [first = 0] = values;
      const uniform = values.every((value) => Object.is(value, first));
      return uniform ? builder.number(first, shape) : builder.table(Float32Array.from(values), shape);
    }
  }
}
