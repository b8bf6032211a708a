import * as z from 'zod';
import { jsonNumber as n } from '../json-number.ts';

/** How a run diverged. */
export const howDiverged = {
  /** The first epoch of which some metric is not finite; null where all are. */
  epoch: z.number().nullable(),
  /** Final norm of the weights over that of their start; null where no law tells which they are. */
  growth: n.nullable(),
  /** The metric that is not finite first, had it grown from each epoch to the next until then: how many times in all. */
  rise: z.object({ metric: z.string(), factor: n }).exactOptional(),
  /** The first value beyond the limit that the experiment sets its metric; the epoch is null where it is known once. */
  beyond: z
    .object({ metric: z.string(), epoch: z.number().nullable(), value: n, limit: z.number() })
    .exactOptional(),
  /** Rows of the data returned that hold what is no finite number: how many, and the first, counted from 1. */
  badData: z.object({ rows: z.number(), first: z.number() }).exactOptional(),
};

const divergence = z.object(howDiverged);
export type HowDiverged = Readonly<z.infer<typeof divergence>>;
