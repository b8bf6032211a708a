import * as z from 'zod';

/** Digests of what a verdict rests on: of files a SHA-256, of the others its first 64 bits, in hexadecimal. */
export const sources = z.object({
  /** Of all files and packages below. In 0.1.0, which listed none, of the subject's file and its relative imports. */
  subject: z.string(),
  /** The experiment as parsed, without the places in its file. */
  experiment: z.string(),
  /** bookproof's version and, in a checkout, the sources of what decides. */
  checks: z.string(),
  /** What the subject and its reference loaded and read, relative to the folder bookproof ran in, as it was then. */
  files: z
    .array(z.object({ path: z.string(), sha256: z.string(), kind: z.enum(['code', 'data']) }))
    .optional(),
  /** The packages that they loaded from, and where each lies. */
  packages: z.array(z.object({ name: z.string(), version: z.string(), folder: z.string() })).optional(),
});

export type Sources = Readonly<z.infer<typeof sources>>;
