import type { TrainedRun } from '../../../model/run/fit.ts';
import { epochCounts } from '../../../model/run/metric.ts';
import type { StreamsMeasurement } from './measurement.ts';

/** Measures what one run drew, request by request, and for how many epochs it reported each metric. */
export function measureDraws({ run, fit, record }: TrainedRun): StreamsMeasurement {
  return {
    run: run.id,
    seed: run.seed,
    settings: { ...run.settings },
    epochs: epochCounts(fit.metrics),
    draws: record.draws.map(({ stream, kind, shape, digest }) => ({
      stream,
      kind,
      size: shape.reduce((size, side) => size * side, 1),
      shape: [...shape],
      digest,
    })),
  };
}
