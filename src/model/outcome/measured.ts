import * as z from 'zod';
import { backendChange } from '../run/backend-change.ts';
import { howDiverged } from '../run/divergence.ts';

/** What a group of runs gave a check, or why it gave nothing. */
export const measured = z.discriminatedUnion('state', [
  /** `value` is the check's own; `diverged`: the first run of the group that did; `probe`: asked for after a failure, to name its cause. */
  z.object({
    state: z.literal('measured'),
    runs: z.array(z.string()),
    probe: z.boolean(),
    diverged: z.object({ run: z.string(), ...howDiverged }).nullable(),
    value: z.unknown(),
  }),
  z.object({
    state: z.enum(['threw', 'refused']),
    runs: z.array(z.string()),
    probe: z.boolean(),
    run: z.string(),
    message: z.string(),
    /** Of the error, and where in the book's code it was thrown, as file:line:column. */
    name: z.string().exactOptional(),
    at: z.string().exactOptional(),
    backend: backendChange.exactOptional(),
  }),
  z.object({
    state: z.literal('missing'),
    runs: z.array(z.string()),
    probe: z.boolean(),
    run: z.string(),
    what: z.string(),
    has: z.array(z.string()),
  }),
  z.object({
    state: z.literal('not-run'),
    runs: z.array(z.string()),
    probe: z.boolean(),
    /** Set where it was made once, and was to be made again. */
    again: z.literal(true).exactOptional(),
  }),
]);

export type Measured = z.infer<typeof measured>;
