import { z } from 'zod';
import { sweepRuns } from '../../../plan/sweep-runs.ts';
import { drawKinds } from '../../../model/run/random.ts';
import { epochCounts } from '../../../model/run/metric.ts';
import type { Check, GuardSubject } from '../../check.ts';
import { judgeStreams } from './judge.ts';

export const streamsMeasurement = z.object({
  run: z.string(),
  seed: z.number(),
  settings: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  /** Values of each metric that is reported by epoch. */
  epochs: z.record(z.string(), z.number()),
  draws: z.array(
    z.object({
      stream: z.string(),
      kind: z.enum(drawKinds),
      size: z.number(),
      /** Sides; absent in outcomes of 0.1.0. */
      shape: z.array(z.number()).optional(),
      digest: z.string(),
    }),
  ),
});

export type StreamsMeasurement = z.infer<typeof streamsMeasurement>;

/**
 * The fit asked for what the law says it needs, no more and no less: each epoch one order of just the
 * train rows, every other stream once, one metric value an epoch, and the same numbers in every cell
 * of a seed. Without a law it examines what is stated of this: `epochs`, and orders of `trainRows` rows.
 */
export const streams: Check<GuardSubject, StreamsMeasurement> = {
  measurement: streamsMeasurement,
  judgesDivergence: () => true, // what was drawn is no worse for what came of it
  runs: ({ experiment }) => sweepRuns(experiment).map((run) => [run]),
  measure: ([raw]) =>
    raw === undefined
      ? { missing: 'a run', has: [] }
      : {
          run: raw.run.id,
          seed: raw.run.seed,
          settings: { ...raw.run.settings },
          epochs: epochCounts(raw.fit.metrics),
          draws: raw.record.draws.map(({ stream, kind, shape, digest }) => ({
            stream,
            kind,
            size: shape.reduce((size, side) => size * side, 1),
            shape: [...shape],
            digest,
          })),
        },
  judge: judgeStreams,
};
