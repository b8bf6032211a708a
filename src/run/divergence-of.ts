import { lawMathematics } from '../oracle/law-mathematics.ts';
import type { Run } from '../plan/run.ts';
import { statedConstants } from '../spec/stated-constants.ts';
import type { Experiment } from '../spec/experiment.ts';
import { curveOf } from '../spec/metric.ts';
import type { Fit } from './fit.ts';

/** Above 1 by more than float32 rounding. */
const divergedGrowth = 1.001;

/**
 * How a run diverged: from which epoch on some metric is not finite, and how far its weights outgrew their start;
 * null where it did not. Only its parameters tell: a metric that is no number concerns whoever reads that metric.
 *
 * @param drawn what a stream's first request got
 */
export function divergenceOf(
  fit: Fit,
  { settings }: Pick<Run, 'settings'>,
  { law, states }: Pick<Experiment, 'law' | 'states'>,
  drawn: (stream: string) => ArrayLike<number> | undefined,
): { readonly epoch: number | null; readonly growth: number | null } | null {
  const growth =
    law === null
      ? null
      : lawMathematics[law].growth(fit.parameters, drawn, statedConstants({ states }, settings));
  const finite = Object.values(fit.parameters).every((values) => values.every(Number.isFinite));
  if (finite && !(growth !== null && growth > divergedGrowth)) return null;
  const broken = Object.values(fit.metrics)
    .map((metric) => curveOf(metric).findIndex((value) => !Number.isFinite(value)))
    .filter((index) => index >= 0);
  return { epoch: broken.length === 0 ? null : Math.min(...broken) + 1, growth };
}
