import * as z from 'zod';
import { ranOn } from './ran-on.ts';
import { jsonNumber as n } from '../json-number.ts';
import { figures } from './figures.ts';
import { verdictStates } from './verdict.ts';

/** Final values of one metric in one cell, to six digits: what a person compares. `sd` over the seeds; null for one seed. */
export const blessedFigure = z.strictObject({ median: n, sd: n.nullable() });

/** Blessed figures, kept in git beside the experiment: written by `bookproof bless` alone. */
export const baselineDocument = z.strictObject({
  format: z.literal('bookproof/baseline/1'),
  experiment: z.string(),
  /** Its file and export. */
  subject: z.string(),
  /** The backend by name, on which the figures repeat to the bit. */
  backend: z.string(),
  /** Absent where 0.1.0 blessed them. */
  ranOn: ranOn.exactOptional(),
  seeds: z.array(z.number()),
  claims: z.record(
    z.string(),
    z.strictObject({ state: z.enum(verdictStates), held: z.number(), of: z.number() }),
  ),
  /** By cell, such as `lambda=5`, and metric. */
  cells: z.record(z.string(), z.record(z.string(), blessedFigure)),
  /** Final values of each figure in each corner cell, one a seed, from the seed `from` on: what the guard drift measures itself against. */
  drift: z
    .strictObject({
      from: z.number(),
      cells: z.record(z.string(), z.record(z.string(), z.array(n).min(1))),
    })
    .optional(),
  /** By id: every run of the sweep. */
  runs: z.record(z.string(), figures),
});

export type BaselineDocument = Readonly<z.infer<typeof baselineDocument>>;
export type BlessedFigure = Readonly<z.infer<typeof blessedFigure>>;
