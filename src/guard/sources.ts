import { z } from 'zod';

/** Digests of what a verdict rests on: first 64 bits of a SHA-256, in hexadecimal. */
export const sources = z.object({
  /** The subject's file, that of its reference, and all that they import by relative paths. */
  subject: z.string(),
  /** The experiment as parsed, without the places in its file. */
  experiment: z.string(),
  /** bookproof's version and, in a checkout, the sources of its checks. */
  checks: z.string(),
});

export type Sources = Readonly<z.infer<typeof sources>>;

/** What has changed between two, in the words of the fields. */
export function changedSources(then: Sources, now: Sources): readonly (keyof Sources)[] {
  return (['subject', 'experiment', 'checks'] as const).filter((part) => then[part] !== now[part]);
}
