import * as z from 'zod';
import { jsonNumber } from '../../../model/json-number.ts';

export const holdOutMeasurement = z.object({
  run: z.string(),
  /** How rows were seen: in the batches of layers models, or named by code or experiment. */
  from: z.enum(['layers', 'named', 'nothing']),
  /** One entry for each set of rows that is held out. */
  held: z.array(
    z.object({
      rows: z.number(),
      /** How many rows of the set were trained on, and the place of the first of them, counted from 1. */
      shared: z.number(),
      first: z.number().nullable(),
      /** How many of those may be different rows of the same content. */
      alike: z.number(),
      /** Rows trained on that occur in the data more than once; they are not counted in `shared`. */
      repeated: z.number(),
      /**
       * Evaluations of the set that held out different rows; 1 if all held out the same; absent if rows are
       * named.
       */
      passes: z.number().exactOptional(),
    }),
  ),
  /** Different rows trained on, and the number stated; null if either is not known. */
  trained: z.object({ measured: z.number(), stated: z.number() }).nullable(),
  /** Distance of one row's outputs alone from those among others; null if that was not measured. */
  alone: jsonNumber.nullable(),
});

export type HoldOutMeasurement = z.infer<typeof holdOutMeasurement>;
