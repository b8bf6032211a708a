import * as z from 'zod';
import { jsonNumber as n } from '../json-number.ts';
import { findingCode, quantity, savedRunFigure } from './quantity.ts';
import { quantityKinds } from './relation-kinds.ts';
import { backendChange } from '../run/backend-change.ts';
import { recordDifference, repeatDiffers } from './record-difference.ts';
import { movedBeside } from './ran-on.ts';
import { howDiverged } from '../run/divergence.ts';

const text = z.string();
const run = z.string();
const unusedName = {
  name: text,
  place: text,
  /** Of the code that this one is held to be equivalent to. */
  subject: z.literal('reference').optional(),
  known: z.array(text),
  near: text.nullable(),
  /** Runs that left no fit, and might have answered to it; absent: none. */
  failed: z.number().exactOptional(),
};

/**
 * Why a check does not hold: a code, and the numbers that the words of a report are made from.
 * `measured` is what the code did, `stated` what the experiment says.
 */
export const cause = z.discriminatedUnion('code', [
  // of any check
  z.object({
    code: z.literal('threw'),
    run,
    message: text,
    /** Of the error, and where in the book's code it was thrown. */
    name: text.exactOptional(),
    at: text.exactOptional(),
  }),
  /** What the run returned is no fit. */
  z.object({ code: z.literal('refused'), run, message: text }),
  z.object({ code: z.literal('backend-changed'), run, ...backendChange.shape }),
  z.object({
    code: z.literal('not-run'),
    runs: z.number(),
    first: run,
    again: z.literal(true).exactOptional(),
  }),
  z.object({ code: z.literal('diverged'), run, ...howDiverged }),
  z.object({ code: z.literal('missing'), run, what: text, has: z.array(text) }),
  // names of the experiment that no run answered to: `place` is the key that holds them, `near` the nearest that one did
  z.object({ code: z.literal('setting-unread'), ...unusedName }),
  z.object({ code: z.literal('stream-unasked'), ...unusedName }),
  z.object({ code: z.literal('metric-unreported'), ...unusedName }),
  /** It found nothing to examine; `lacks`: what it looks for, by code. */
  z.object({ code: z.literal('nothing-examined'), lacks: z.array(text) }),
  // claims
  z.object({ code: z.literal('not-upheld'), held: z.number(), of: z.number(), run }),
  /** What was read is no finite number; `epoch`: null for the last. */
  z.object({
    code: z.literal('not-finite'),
    run,
    reading: text,
    seed: z.number(),
    epoch: z.number().nullable(),
    measured: n,
  }),
  /** A single value along an axis. */
  z.object({ code: z.literal('no-trend'), run, reading: text, axis: text }),
  /** The interval reaches over the share required: more runs would decide. */
  z.object({
    code: z.literal('too-few-runs'),
    held: z.number(),
    of: z.number(),
    low: n,
    high: n,
    required: n,
  }),
  // reproducible
  /** Of `repeated` cells so many differ; the figures are of the first. */
  z.object({
    code: z.literal('not-reproducible'),
    run,
    ...recordDifference.shape,
    when: z.enum(repeatDiffers),
    cells: z.number(),
    repeated: z.number(),
  }),
  z.object({ code: z.literal('rests-on-unreproducible'), run }),
  /** All of several seeds end alike; `stream`: what their runs drew from all the same, null where they drew nothing. */
  z.object({ code: z.literal('seeds-alike'), run, runs: z.number(), stream: text.nullable() }),
  /** A claim says that it is deterministic, and its run draws from a stream, or ends otherwise than another. */
  z.object({ code: z.literal('not-deterministic'), run, stream: text.nullable(), other: run.nullable() }),
  // streams
  z.object({ code: z.literal('order-rows'), run, measured: z.number(), stated: z.number() }),
  z.object({ code: z.literal('order-count'), run, measured: z.number(), stated: z.number() }),
  z.object({ code: z.literal('epoch-count'), run, metric: text, measured: z.number(), stated: z.number() }),
  /** `instead`: what the run draws from that nothing states. */
  z.object({ code: z.literal('stream-unused'), run, stream: text, instead: z.array(text).exactOptional() }),
  /** `near`: a stream that is stated and never asked for, whose name is much like it. */
  z.object({
    code: z.literal('stream-unknown'),
    run,
    stream: text,
    known: z.array(text),
    near: text.nullable().exactOptional(),
  }),
  /** `epochs`: how many the run reported. */
  z.object({
    code: z.literal('drawn-again'),
    run,
    stream: text,
    measured: z.number(),
    epochs: z.number().exactOptional(),
  }),
  z.object({ code: z.literal('draw-size'), run, stream: text, measured: z.number(), stated: z.number() }),
  z.object({ code: z.literal('draw-kind'), run, stream: text, measured: text, stated: text }),
  /** `axis`: the only setting in which the two runs differ. */
  z.object({
    code: z.literal('draws-differ'),
    run,
    other: run,
    stream: text,
    axis: text.exactOptional(),
  }),
  /** How many numbers each run drew from the stream, where the two differ in `axis` alone. */
  z.object({
    code: z.literal('draw-amount'),
    run,
    other: run,
    stream: text,
    axis: text,
    measured: z.number(),
    stated: z.number(),
  }),
  // hold-out
  /** Rows that were evaluated as held out and trained on; `first`: its place among the evaluated rows, or in the data. */
  z.object({
    code: z.literal('rows-shared'),
    run,
    rows: z.number(),
    of: z.number(),
    first: z.number(),
    /** Evaluations, if they held out different rows. */
    passes: z.number().exactOptional(),
  }),
  z.object({ code: z.literal('rows-alike'), run, rows: z.number(), of: z.number(), first: z.number() }),
  z.object({ code: z.literal('rows-trained'), run, measured: z.number(), stated: z.number() }),
  z.object({ code: z.literal('row-depends'), run, measured: n }),
  z.object({ code: z.literal('nothing-held-out'), run }),
  // data-law
  z.object({ code: z.literal('noise-sd'), run, measured: n, stated: n }),
  z.object({ code: z.literal('true-bias'), run, measured: n, stated: n }),
  z.object({ code: z.literal('true-weight'), run, measured: n, stated: n }),
  z.object({ code: z.literal('features-law'), run, mean: n, sd: n }),
  z.object({ code: z.literal('start-sd'), run, measured: n, stated: n }),
  z.object({ code: z.literal('start-mean'), run, measured: n, stated: n }),
  z.object({ code: z.literal('start-bias'), run, measured: n }),
  z.object({ code: z.literal('other-features'), run, measured: n }),
  // trajectory, decay-law and closed-form
  z.object({ code: z.literal('learning-rate'), run, measured: n, stated: n }),
  /** `batch`: the batch size of the run, where it is not the stated one. */
  z.object({ code: z.literal('decay'), run, batch: z.number().optional(), measured: n, stated: n }),
  z.object({ code: z.literal('step-count'), run, measured: z.number(), stated: z.number() }),
  z.object({ code: z.literal('decay-order'), run, measured: n, stated: n }),
  z.object({ code: z.literal('l1-penalty'), run, measured: n }),
  z.object({ code: z.literal('momentum'), run, measured: n }),
  z.object({ code: z.literal('bias-rate'), run, measured: n, stated: n }),
  /** `weights`: what the weights decay by. */
  z.object({ code: z.literal('bias-decays'), run, measured: n, stated: n, weights: n.exactOptional() }),
  z.object({ code: z.literal('labels-differ'), run, rms: n }),
  z.object({ code: z.literal('parameters-differ'), run, parameter: text, measured: n, tolerance: n }),
  z.object({
    code: z.literal('first-bad-epoch'),
    run,
    metric: text,
    epoch: z.number(),
    measured: n,
    stated: n,
  }),
  /** Rows that are not train rows moved the weights: how many, and the first, counted from 1 in the whole block. */
  z.object({ code: z.literal('foreign-rows'), run, rows: z.number(), first: z.number() }),
  z.object({ code: z.literal('off-span-moved'), run, measured: n, stated: n }),
  z.object({ code: z.literal('bias-not-conserved'), run, measured: n, stated: n }),
  z.object({ code: z.literal('decay-underflow'), run, factor: n }),
  /** The learning rate of a step over `rows` rows at a batch size, and of one over a single row at the same one. */
  z.object({
    code: z.literal('batch-scaling'),
    run,
    batch: z.number(),
    rows: z.number(),
    measured: n,
    single: n,
    stated: n,
  }),
  /** `case`: the quantity that a formula gives, as its finding names it. */
  z.object({ code: z.literal('closed-form'), run, case: findingCode, measured: n, tolerance: n }),
  // recompute
  /** `rows`: train, test, all, or a range counted from 1 such as 11..120. */
  z.object({ code: z.literal('other-rows'), run, metric: text, rows: text }),
  z.object({ code: z.literal('broadcast'), run, metric: text }),
  z.object({ code: z.literal('loss-factor'), run, metric: text, ratio: n }),
  z.object({ code: z.literal('with-penalty'), run, metric: text }),
  z.object({ code: z.literal('loss-differs'), run, metric: text, measured: n, stated: n }),
  // metamorphic
  /** `at`: the first value that breaks it, by epoch from 1 or by index from 0; `stated`: what the run `other` makes of it. */
  z.object({
    code: z.literal('relation'),
    run,
    other: run,
    relation: text,
    quantity: text,
    of: z.enum(quantityKinds),
    kind: z.enum(['keeps', 'scales', 'moves']),
    at: z.number(),
    measured: n,
    stated: n,
  }),
  /** The run that the relations start from diverged. */
  z.object({
    code: z.literal('relation-diverged'),
    relations: z.array(text),
    run,
    ...howDiverged,
  }),
  // equivalence
  z.object({ code: z.literal('not-equivalent'), run, quantity, measured: n, stated: n, tolerance: n }),
  // baseline and drift
  z.object({ code: z.literal('baseline-absent'), file: text }),
  z.object({ code: z.literal('baseline-malformed'), file: text, reason: text }),
  z.object({ code: z.literal('baseline-foreign'), file: text, blessed: text, own: text }),
  z.object({
    code: z.literal('baseline-stale'),
    file: text,
    run,
    runs: z.number(),
    of: z.number(),
  }),
  /** `runs` of `of` moved; the figures are of one of them. `beside`: what else moved; absent where the baseline does not say. */
  z.object({
    code: z.literal('baseline-moved'),
    run,
    quantity: savedRunFigure,
    measured: n,
    stated: n,
    runs: z.number(),
    of: z.number(),
    beside: z.array(movedBeside).exactOptional(),
  }),
  /** `sds`: how far fresh figures lie from blessed ones, in standard deviations of those; `band`: how far they may. */
  z.object({
    code: z.literal('drifted'),
    run,
    quantity,
    sds: n,
    band: n,
    beside: z.array(movedBeside).exactOptional(),
  }),
  z.object({ code: z.literal('draws-changed'), run, stream: text }),
]);

export type Cause = Readonly<z.infer<typeof cause>>;
export type CauseCode = Cause['code'];

export const causeCodes: readonly CauseCode[] = cause.options.map(({ shape }) => shape.code.value);

/** Causes that a name of the experiment is, if no run answered to it. */
export const nameCauses: ReadonlySet<CauseCode> = new Set([
  'setting-unread',
  'stream-unasked',
  'metric-unreported',
]);
