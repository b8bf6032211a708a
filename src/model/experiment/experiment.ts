import * as z from 'zod';
import { streamOverride } from '../run/stream-override.ts';
import { claimMap } from './claim-map.ts';
import { localText } from './local-text.ts';
import { settings, sweep } from './settings.ts';
import { statement } from './statement.ts';

/** A place in a file, counted from 1, as editors count. */
const position = z.object({ line: z.number(), column: z.number() }).readonly();
export type Position = z.infer<typeof position>;

const numbers = z.record(z.string(), z.number()).readonly();
const names = z.array(z.string()).readonly();

/**
 * How many runs must uphold a claim. `runs` asks that many seeds of just the cells that the claim names,
 * 1, 2, … or from `from` on: no file can say so, but whoever repeats an experiment with fresh seeds can.
 */
const quantifier = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('every') }).readonly(),
  z.object({ kind: z.literal('most'), runs: z.number(), from: z.number().exactOptional() }).readonly(),
  z
    .object({
      kind: z.literal('at-least'),
      percent: z.number(),
      runs: z.number(),
      from: z.number().exactOptional(),
    })
    .readonly(),
]);
export type Quantifier = z.infer<typeof quantifier>;

/** One statement of the chapter, and the expression that decides it. */
const claim = z
  .object({
    id: z.string(),
    says: localText,
    where: localText.exactOptional(),
    /** What a reader should know beside the verdict, shown as written. */
    note: localText.exactOptional(),
    /** Settings that hold for this claim alone. */
    settings,
    /** Axes whose values this claim replaces, from lists in `with`. */
    sweep,
    expect: z.string(),
    statement,
    quantifier,
    /** Set where its runs draw nothing, so that one decides. */
    deterministic: z.literal(true).exactOptional(),
    /** Where the claim is asked beside the chapter's own setting, to see how far it holds. */
    map: claimMap.exactOptional(),
    at: position,
  })
  .readonly();
export type Claim = z.infer<typeof claim>;

/**
 * What must come of a run when its streams or settings are changed, bit for bit. A quantity is a
 * metric, with its whole curve, or a parameter, with all its values.
 */
const relation = z
  .object({
    id: z.string(),
    says: localText.exactOptional(),
    /** Settings passed to both runs. */
    with: settings,
    /** Settings that are others in the second run. */
    changes: settings,
    /** What the second run draws otherwise. */
    overrides: z.array(streamOverride).readonly(),
    /** Quantities that come out times 2^(power · exponent), by their power. */
    scales: numbers,
    exponent: z.number(),
    /** Quantities that stay as they are. */
    keeps: names,
    /** Quantities of which at least one value becomes another. */
    moves: names,
  })
  .readonly();
export type Relation = z.infer<typeof relation>;

export const guardNames = [
  'streams',
  'hold-out',
  'data-law',
  'trajectory',
  'recompute',
  'decay-law',
  'closed-form',
  'metamorphic',
  'equivalence',
  'baseline',
  'drift',
  'reproducible',
] as const;
export type GuardName = (typeof guardNames)[number];

/** Guards that hold a run against blessed figures: where they fail, something moved, which need not be wrong. */
export const blessedGuards: ReadonlySet<string> = new Set<GuardName>(['baseline', 'drift']);

export const lawNames = ['linear-sgd-l2'] as const;
export type LawName = (typeof lawNames)[number];

/** A file and an export. */
const subjectPath = z.object({ file: z.string(), export: z.string() }).readonly();
export type SubjectPath = z.infer<typeof subjectPath>;

/** Which of the chapter's data the code's data stand for, and what a reader should know of them. */
const dataNote = z
  .object({ standsFor: localText.exactOptional(), note: localText.exactOptional() })
  .readonly();

/** A validated experiment: data only. Paths are posix, relative to the folder bookproof runs in. */
export const experiment = z
  .object({
    id: z.string(),
    file: z.string(),
    title: localText,
    subject: subjectPath,
    /** Shown in reports; decides nothing. */
    data: dataNote.exactOptional(),
    /** Another subject with the same trajectory on the same draws, which the guard `equivalence` runs beside it. */
    equivalentTo: subjectPath.nullable(),
    law: z.enum(lawNames).nullable(),
    /** What the chapter says its code uses. */
    states: numbers,
    /** Where the chapter's prose says otherwise than its code. */
    prose: numbers,
    /** Metrics that the subject reports, where no law says so; empty: not declared. */
    metrics: names,
    sweep,
    seeds: z.array(z.number()).readonly(),
    /** Settings passed to every run, from the command line alone. */
    settings,
    /** Streams drawn anew for every cell, as a chapter that reseeds nothing does; the others are shared by all cells of a seed. */
    redraw: names,
    /** Streams of which an order of the train rows is drawn each epoch; absent: seen from their use. */
    orders: names.exactOptional(),
    /** Swept settings that say how much is drawn; absent: seen from what is drawn. */
    sizes: names.exactOptional(),
    /** Sizes that no value of a metric may exceed: a run of which one does has diverged. */
    limits: numbers.exactOptional(),
    /** What the code takes for local time where it names no zone; absent: UTC. */
    timeZone: z.string().exactOptional(),
    /** In which the code formats and sorts where it names no locale; absent: C. */
    locale: z.string().exactOptional(),
    claims: z.array(claim).readonly(),
    /** Beside those that the law brings. */
    relations: z.array(relation).readonly(),
    guards: z.array(z.object({ name: z.enum(guardNames), at: position }).readonly()).readonly(),
  })
  .readonly();
export type Experiment = z.infer<typeof experiment>;
