import { z } from 'zod';
import { blessed } from './loaded-baseline.ts';
import { heard } from './heard.ts';
import { measured } from './measured.ts';
import { verdict } from './verdict.ts';
import { sabotageMatrix } from './sabotage-matrix.ts';
import { sources } from './sources.ts';
import { run } from '../run/run.ts';
import { runRecord } from '../run/record.ts';
import { guardNames, lawNames, type Experiment } from '../experiment/experiment.ts';
import { locales } from '../experiment/locales.ts';
import { comparisonOperators, termOperators, trendDirections, type Term } from '../experiment/statement.ts';
import { jsonNumber } from '../json-number.ts';

const position = z.object({ line: z.number(), column: z.number() });
const settingValue = z.union([z.number(), z.string(), z.boolean()]);
const settings = z.record(z.string(), settingValue);
const sweep = z.record(z.string(), z.array(settingValue));
const numbers = z.record(z.string(), z.number());
const localText = z.union([z.string(), z.partialRecord(z.enum(locales), z.string())]);

const reading = z.object({
  metric: z.string(),
  parameter: z.string().exactOptional(),
  index: z.number().exactOptional(),
  at: settings,
  epoch: z.number().exactOptional(),
});
const term: z.ZodType<Term> = z.lazy(() =>
  z.union([
    z.object({ factor: z.number(), reading: reading.exactOptional() }),
    z.object({ operator: z.enum(termOperators), left: term, right: term }),
    z.object({ absolute: term }),
  ]),
);
const part = z.union([
  z.object({ kind: z.literal('comparison'), left: term, operator: z.enum(comparisonOperators), right: term }),
  z.object({
    kind: z.literal('comparison'),
    left: term,
    operator: z.literal('within'),
    tolerance: z.object({ value: z.number(), unit: z.enum(['absolute', 'percent']) }),
    right: term,
  }),
  z.object({ kind: z.literal('trend'), reading, direction: z.enum(trendDirections), axis: z.string() }),
  z.object({ kind: z.literal('state'), reading, state: z.enum(['diverges', 'finite']) }),
]);
const statement = z.union([part, z.object({ kind: z.literal('all'), parts: z.array(part) })]);
const quantifier = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('every') }),
  z.object({ kind: z.literal('most'), runs: z.number(), from: z.number().optional() }),
  z.object({
    kind: z.literal('at-least'),
    percent: z.number(),
    runs: z.number(),
    from: z.number().optional(),
  }),
]);

const mapAxis = z.object({ name: z.string(), values: z.array(z.number()) });
const mapAxes = z.tuple([mapAxis, mapAxis]);

const subjectPath = z.object({ file: z.string(), export: z.string() });

const experiment = z.object({
  id: z.string(),
  file: z.string(),
  title: localText,
  subject: subjectPath,
  equivalentTo: subjectPath.nullable(),
  law: z.enum(lawNames).nullable(),
  states: numbers,
  prose: numbers,
  metrics: z.array(z.string()),
  sweep,
  seeds: z.array(z.number()),
  settings,
  redraw: z.array(z.string()),
  orders: z.array(z.string()).optional(),
  sizes: z.array(z.string()).optional(),
  limits: z.record(z.string(), z.number()).exactOptional(),
  timeZone: z.string().exactOptional(),
  locale: z.string().exactOptional(),
  claims: z.array(
    z.object({
      id: z.string(),
      says: localText,
      where: localText.optional(),
      note: localText.optional(),
      settings,
      sweep,
      expect: z.string(),
      statement,
      quantifier,
      deterministic: z.literal(true).optional(),
      map: z.object({ axes: mapAxes }).optional(),
      at: position,
    }),
  ),
  relations: z.array(
    z.object({
      id: z.string(),
      says: localText.optional(),
      with: settings,
      changes: settings,
      overrides: run.shape.overrides,
      scales: numbers,
      exponent: z.number(),
      keeps: z.array(z.string()),
      moves: z.array(z.string()),
    }),
  ),
  guards: z.array(z.object({ name: z.enum(guardNames), at: position })),
});

const judged = z.object({
  /** A claim's id, or a guard's name. */
  id: z.string(),
  role: z.enum(['claim', 'guard']),
  measured: z.array(measured),
  verdict,
});

/** Final values of one metric in one cell, over the seeds that finished. */
const summary = z.object({
  settings,
  metric: z.string(),
  runs: z.number(),
  min: jsonNumber,
  q1: jsonNumber,
  median: jsonNumber,
  q3: jsonNumber,
  max: jsonNumber,
});

const prevalence = z.object({
  asked: z.number(),
  /** How many of the counted runs were made as written too, and ended the same. */
  compared: z.number().optional(),
  /** By claim; absent where its runs cannot be made in lanes. */
  claims: z.record(
    z.string(),
    z.object({
      held: z.number(),
      of: z.number(),
      /** The seed that is farthest from it, else the nearest to flipping. */
      tightest: z.object({ seed: z.number(), margin: jsonNumber.nullable(), holds: z.boolean() }).nullable(),
    }),
  ),
});

const map = z.object({
  /** A claim's id. */
  claim: z.string(),
  /** The first upwards, the second to the right. */
  axes: mapAxes,
  /** Where the chapter itself stands along both, and which row and column that is; null where none is. */
  own: z
    .object({
      at: z.tuple([z.number(), z.number()]),
      cell: z.tuple([z.number(), z.number()]).nullable(),
    })
    .nullable(),
  /** How many seeds were asked at each point. */
  seeds: z.number(),
  /** At how many of them the claim holds: a row for each value of the first axis; null where it could not be made. */
  held: z.array(z.array(z.number())).nullable(),
  /** Why not. */
  reason: z.string().optional(),
});

const program = z.intersection(
  z.object({ settings, lifted: z.array(z.string()) }),
  z.discriminatedUnion('state', [
    z.object({
      state: z.literal('accelerated'),
      calls: z.number(),
      loops: z.number(),
      kernels: z.number(),
      bytes: z.number(),
    }),
    z.object({ state: z.literal('declined'), reason: z.string() }),
    z.object({ state: z.literal('differs'), reason: z.string() }),
  ]),
);

const home = z.object({
  /** By the nearest package.json; null where there is none. */
  package: z.string().nullable(),
  /** From the folder of the report, posix. */
  folder: z.string(),
});

const environment = z.object({
  bookproof: z.string(),
  node: z.string(),
  platform: z.string(),
  /** Model of the processor; absent where 0.1.0 ran. */
  cpu: z.string().exactOptional(),
  /** ISO 8601, UTC. */
  started: z.string(),
  /** The folder that bookproof ran in; absent where 0.1.0 did. */
  home: home.optional(),
  /** Of the threads that ran the code, where it names none; absent where 0.1.0 ran. */
  locale: z.string().exactOptional(),
  timeZone: z.string().exactOptional(),
  backend: z.object({
    name: z.string(),
    version: z.string(),
    why: z.string(),
    /** Where the command line named it. */
    asked: z.literal(true).optional(),
  }),
  workers: z.number(),
  /** Milliseconds by stage, in the order in which they passed. */
  timings: z.record(z.string(), z.number()),
});

/** The one document of a finished experiment. Everything but `environment` is the same for the same code, backend and machine kind. */
export const outcome = z.object({
  format: z.literal('bookproof/outcome/1'),
  experiment,
  /** What the command line changed; empty: the experiment as its file states it. */
  changes: z.array(z.string()),
  /** False after an interruption: what is missing is `not-run`. */
  complete: z.boolean(),
  plan: z.array(run),
  /** One entry a planned run, in the plan's order; scalars at the last epoch, null where the run has none. */
  runs: z.object({
    state: z.array(z.enum(['finished', 'diverged', 'threw', 'refused', 'not-run'])),
    scalars: z.record(z.string(), z.array(jsonNumber.nullable())),
  }),
  /** Full records of the sweep's runs, and of every run that left no fit. */
  records: z.array(runRecord),
  summaries: z.array(summary),
  checks: z.array(judged),
  /** Names that the code read, asked for and reported, over all runs as written; null where that was not noted. */
  heard: heard.nullable().default(null),
  /** What the figures are held against, where a guard does so. */
  blessed,
  /** What the verdicts rest on. */
  sources,
  /** In how many of many seeds each claim holds; null where it was not asked. */
  prevalence: prevalence.nullable().default(null),
  /** Over two axes, the share of seeds in which a claim holds. */
  maps: z.array(map).default([]),
  /** How runs were made in lanes, and why not. */
  programs: z.array(program).default([]),
  /** Which check noticed which deliberate defect, from the last `bookproof sabotage`; null before the first. */
  sabotage: sabotageMatrix.nullable(),
  environment,
});

export type Outcome = Omit<z.infer<typeof outcome>, 'experiment'> & { experiment: Experiment };
export type SeedsMap = z.infer<typeof map>;
export type Judged = z.infer<typeof judged>;
export type Summary = z.infer<typeof summary>;
export type Home = Readonly<z.infer<typeof home>>;
export type Environment = z.infer<typeof environment>;
