import * as z from 'zod';

const names = z.object({
  /** Settings that it read, whether or not they were passed. */
  settings: z.array(z.string()),
  streams: z.array(z.string()),
  metrics: z.array(z.string()),
  /** Runs that left no fit, and might have answered to more; absent: none. */
  failed: z.number().exactOptional(),
});

/** The names that code answered to, over all its runs as written; null where none of them left a fit. */
export const usedNames = z.object({
  own: names.nullable(),
  /** Of the code that it is held to be equivalent to. */
  reference: names.nullable(),
});

export type SubjectNames = z.infer<typeof names>;
export type UsedNames = z.infer<typeof usedNames>;
