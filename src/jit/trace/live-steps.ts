import { valuesOf } from '../../model/run/metric.ts';
import type { TraceStep, Trace } from './merge-probes.ts';
import type { Outputs } from './find-outputs.ts';

/**
 * The steps of a trace that some figure rests on. What is only printed, starting weights that others take the
 * place of, and the derivative by an exponent are none of a program's business, and may be whatever they are.
 */
export function liveSteps(trace: Trace, { metrics, parameters }: Outputs): readonly TraceStep[] {
  const reads = [...Object.values(metrics).flatMap(valuesOf), ...Object.values(parameters)];
  const live = new Set(reads.map((read) => trace.reads[read]));
  const kept = trace.steps.toReversed().filter((step) => {
    const made = step.kind === 'upload' ? [step.tensor] : step.outputs;
    if (!made.some(({ id }) => live.has(id))) return false;
    if (step.kind === 'kernel') for (const { id } of Object.values(step.inputs)) live.add(id);
    return true;
  });
  return kept.toReversed();
}
