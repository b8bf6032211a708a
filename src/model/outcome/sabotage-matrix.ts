import * as z from 'zod';
import { cause } from './cause.ts';
import { sources } from './sources.ts';

/** What a check said of a sabotaged subject. */
const cell = z.discriminatedUnion('state', [
  z.object({ state: z.literal('notices'), cause: cause.optional() }),
  z.object({ state: z.literal('silent') }),
  z.object({ state: z.literal('undecided'), cause: cause.optional() }),
  z.object({ state: z.literal('not-run') }),
]);

const row = z.object({
  id: z.string(),
  says: z.string(),
  /** Where it happened in real code. */
  source: z.string().nullable(),
  /**
   * A defect that some check notices is `caught`; baseline and drift see that something moved, not what
   * is wrong, and do not count. What crashes or hangs counts apart; what could not be applied was not tried.
   */
  state: z.enum(['clean', 'unclean', 'caught', 'survived', 'crashed', 'hung', 'not-applied']),
  /** Why it crashed, hung or could not be applied. */
  why: z.string().nullable(),
  /** By check: the code of the cause that it must name, or `any`. */
  noticedBy: z.record(z.string(), z.string()),
  cells: z.record(z.string(), cell),
});

/** Which check noticed which deliberate defect. */
export const sabotageMatrix = z.object({
  /** What the matrix rests on: where that has changed since, it is stale. */
  sources,
  file: z.string(),
  /** False where only some defects were tried. */
  whole: z.boolean(),
  /** Ids of claims and guards, in the experiment's order. */
  checks: z.array(z.object({ id: z.string(), role: z.enum(['claim', 'guard']) })),
  /** The subject as it is, before any defect. */
  unmodified: row,
  defects: z.array(row),
  environment: z.object({
    /** ISO 8601, UTC. */
    started: z.string(),
    backend: z.string(),
    workers: z.number(),
    /** Milliseconds: all in all, and by defect. */
    total: z.number(),
    rows: z.record(z.string(), z.number()),
  }),
});

export type SabotageMatrix = Readonly<z.infer<typeof sabotageMatrix>>;
export type SabotageRow = Readonly<z.infer<typeof row>>;
export type SabotageCell = Readonly<z.infer<typeof cell>>;
