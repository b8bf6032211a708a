import * as z from 'zod';
import { jsonNumber } from '../../../model/json-number.ts';

export const driftMeasurement = z.object({
  cell: z.string(),
  run: z.string(),
  seed: z.number(),
  /** The final value of each metric and the norm of each parameter. */
  values: z.record(z.string(), jsonNumber),
});

export type DriftMeasurement = z.infer<typeof driftMeasurement>;
