import { z } from 'zod';
import { jsonNumber } from '../../../model/json-number.ts';

export const holdOutMeasurement = z.object({
  run: z.string(),
  /** What was seen: the batches of layers models, or the rows that code or experiment name. */
  from: z.enum(['layers', 'named', 'nothing']),
  /** One for each set of rows that is held out. */
  held: z.array(
    z.object({
      rows: z.number(),
      /** Rows of the set that were trained on, and the place of the first among them, counted from 1. */
      shared: z.number(),
      first: z.number().nullable(),
      /** How many of those may be others of the same content. */
      alike: z.number(),
      /** Rows trained on that were seen to stand in the data more than once; they are not among those shared. */
      repeated: z.number(),
      /** Evaluations of it that held out different rows; 1 if all were of the same; absent where rows are named. */
      passes: z.number().exactOptional(),
    }),
  ),
  /** Different rows trained on, beside those stated; null where either is not known. */
  trained: z.object({ measured: z.number(), stated: z.number() }).nullable(),
  /** How far one row's outputs alone are from those among others; null where that was not measured. */
  alone: jsonNumber.nullable(),
});

export type HoldOutMeasurement = z.infer<typeof holdOutMeasurement>;
