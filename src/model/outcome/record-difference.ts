import * as z from 'zod';
import { jsonNumber } from '../json-number.ts';

/** Where the records of two runs that should be one part. */
export const recordDifference = z.object({
  of: z.enum(['state', 'metric', 'once', 'parameter', 'draw']),
  /** The metric (`once`: known at the end alone), parameter or stream; of a state, what the first run ended as. */
  quantity: z.string(),
  /** An epoch, counted from 1; an index of a parameter, or of a request to the stream, counted from 0. */
  at: z.number(),
  /** What the first and the second run have there; null where there is no number to show. */
  first: jsonNumber.nullable(),
  second: jsonNumber.nullable(),
});

/** When a run that is made again gives other numbers; `unknown`: it was not looked into. */
export const repeatDiffers = ['each-run', 'each-thread', 'after-others', 'unknown'] as const;

export type RecordDifference = z.infer<typeof recordDifference>;
