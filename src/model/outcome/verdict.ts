import * as z from 'zod';
import { jsonNumber as n } from '../json-number.ts';
import { trendDirections } from '../experiment/statement.ts';
import { cause } from './cause.ts';
import { quantity, type Quantity } from './quantity.ts';

/** In how many runs a claim holds; `interval` where most of n, or a share of n, is asked. */
const tally = z.object({
  held: z.number(),
  of: z.number(),
  /** Exact binomial (Clopper-Pearson) interval of the share, at 1 − alpha, against the share required. */
  interval: z.object({ low: n, high: n, alpha: n, required: n }).optional(),
});

const row = { run: z.string(), seed: z.number() };
const holds = z.boolean();

const finding = z.object({
  quantity,
  measured: n,
  stated: n,
  /** How far `measured` may lie from `stated`; 0: exactly equal. */
  tolerance: n,
  holds: z.boolean(),
  /** The run where it is worst. */
  run: z.string(),
  /** How many runs were examined. */
  runs: z.number(),
});

/** The numbers that decide one statement. */
const partEvidence = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('comparison'),
    left: z.string(),
    operator: z.string(),
    right: z.string(),
    /** `margin` > 0: holds by that much, in the unit of the two sides. */
    rows: z.array(z.object({ ...row, left: n, right: n, margin: n, holds })),
    tally,
  }),
  z.object({
    kind: z.literal('trend'),
    reading: z.string(),
    direction: z.enum(trendDirections),
    axis: z.string(),
    values: z.array(n),
    /** `readings` stand in the order of `values`; `margin` is the smallest step in the stated direction. */
    rows: z.array(z.object({ ...row, readings: z.array(n), margin: n, holds })),
    tally,
  }),
  z.object({
    kind: z.literal('state'),
    reading: z.string(),
    state: z.enum(['diverges', 'finite']),
    rows: z.array(z.object({ ...row, value: n, diverged: z.boolean(), holds })),
    tally,
  }),
]);

/** The numbers that decide a check. */
export const evidence = z.discriminatedUnion('kind', [
  ...partEvidence.options,
  /** Several statements, which must all hold; `margin` is the tightest of theirs. */
  z.object({
    kind: z.literal('all'),
    parts: z.array(partEvidence),
    rows: z.array(z.object({ ...row, margin: n, holds })),
    tally,
  }),
  z.object({
    kind: z.literal('findings'),
    findings: z.array(finding),
    /** What a guard makes sure of elsewhere and found nothing of here, by code; absent where there is no such thing. */
    unexamined: z.array(z.string()).optional(),
  }),
]);

/** How far a verdict is from flipping: in its own unit, and in seed standard deviations. */
const margin = z.object({
  value: n,
  unit: z.enum(['metric', 'runs', 'tolerance']),
  sds: n.nullable(),
});

export const verdictStates = ['holds', 'fails', 'undecided'] as const;

export const verdict = z.object({
  state: z.enum(verdictStates),
  evidence,
  margin: margin.nullable(),
  cause: cause.optional(),
});

export type VerdictState = (typeof verdictStates)[number];
export type Evidence = z.infer<typeof evidence>;
export type PartEvidence = z.infer<typeof partEvidence>;
/** What a guard found of one quantity, in the run where it is worst. */
export type Finding<Q extends Quantity = Quantity> = Omit<z.infer<typeof finding>, 'quantity'> & {
  readonly quantity: Q;
};
export type Tally = z.infer<typeof tally>;
export type Margin = z.infer<typeof margin>;
export type Verdict = z.infer<typeof verdict>;
