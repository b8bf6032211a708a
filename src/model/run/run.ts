import * as z from 'zod';
import { streamOverride } from './stream-override.ts';

/** One training of the subject: what distinguishes it from every other. */
export const run = z.object({
  /** Derived from the contents: `epochs=20,lambda=5,seed=3`, and a hash of the overrides where there are any. */
  id: z.string(),
  seed: z.number(),
  settings: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  overrides: z.array(streamOverride),
  /** Of the subject that the experiment's own is held to be equivalent to; its own where absent. */
  subject: z.literal('reference').optional(),
});

export type Run = Readonly<z.infer<typeof run>>;
export type RunId = string;
