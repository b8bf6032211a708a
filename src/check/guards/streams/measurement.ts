import * as z from 'zod';
import { drawKinds } from '../../../model/run/random.ts';

export const streamsMeasurement = z.object({
  run: z.string(),
  seed: z.number(),
  settings: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  /** How many epochs each metric has that is reported by epoch. */
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
