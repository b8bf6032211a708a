import type { Run } from '../../model/run/run.ts';
import { encodeFloats } from '../../model/base64.ts';
import { isCurve } from '../../model/run/metric.ts';
import { divergenceOf, type StatesDivergence } from './divergence-of.ts';
import type { Fit } from '../../model/run/fit.ts';

/**
 * Returns what a record keeps of a fit: its metrics, its parameters in base64, and whether and how the run
 * diverged.
 *
 * @param drawn returns what a stream's first request got
 */
export function recordFit(
  fit: Fit,
  run: Pick<Run, 'settings'>,
  experiment: StatesDivergence,
  drawn: (stream: string) => ArrayLike<number> | undefined,
) {
  const metrics = Object.fromEntries(
    Object.entries(fit.metrics).map(([name, metric]) => [name, isCurve(metric) ? [...metric] : metric]),
  );
  const parameters = Object.fromEntries(
    Object.entries(fit.parameters).map(([name, values]) => [name, encodeFloats(values)]),
  );
  const divergence = divergenceOf(fit, run, experiment, drawn);
  return divergence === null
    ? { state: 'finished' as const, metrics, parameters }
    : { state: 'diverged' as const, metrics, parameters, ...divergence };
}
