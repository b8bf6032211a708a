import * as z from 'zod';
import { loadedBaseline } from './loaded-baseline.ts';
import { usedNames } from './used-names.ts';
import { measured } from './measured.ts';
import { verdict } from './verdict.ts';
import { sabotageMatrix } from './sabotage-matrix.ts';
import { sources } from './sources.ts';
import { run } from '../run/run.ts';
import { runRecord } from '../run/record.ts';
import { experiment } from '../experiment/experiment.ts';
import { mapAxes } from '../experiment/claim-map.ts';
import { settings } from '../experiment/settings.ts';
import { jsonNumber } from '../json-number.ts';

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

/** In how many of many seeds claims hold, and how their runs were made. */
const prevalence = z
  .object({
    /** How many seeds were asked: 1, 2, … */
    asked: z.number(),
    /** How many of the counted runs were made as written too, and ended the same. */
    compared: z.number().exactOptional(),
    /** By claim; absent where its runs cannot be made in lanes, or lack what it reads. */
    claims: z
      .record(
        z.string(),
        z
          .object({
            held: z.number(),
            of: z.number(),
            /** The seed that is farthest from it, else the nearest to flipping. */
            tightest: z
              .object({ seed: z.number(), margin: jsonNumber.nullable(), holds: z.boolean() })
              .readonly()
              .nullable(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();

/** Over two axes, in how many of many seeds a claim holds. */
const map = z
  .object({
    /** A claim's id. */
    claim: z.string(),
    axes: mapAxes,
    /** Where the chapter itself stands along both, and which row and column that is; null where none is. */
    own: z
      .object({
        at: z.tuple([z.number(), z.number()]).readonly(),
        cell: z.tuple([z.number(), z.number()]).readonly().nullable(),
      })
      .readonly()
      .nullable(),
    /** How many seeds were asked at each point. */
    seeds: z.number(),
    /** At how many of them the claim holds: a row for each value of the first axis; null where it could not be made. */
    held: z.array(z.array(z.number()).readonly()).readonly().nullable(),
    /** Why not. */
    reason: z.string().exactOptional(),
  })
  .readonly();

/** How the runs of some settings are made, and why not otherwise. */
const program = z.intersection(
  z
    .object({
      settings,
      /** Settings that every run gives a number of its own. */
      lifted: z.array(z.string()).readonly(),
    })
    .readonly(),
  z.discriminatedUnion('state', [
    z
      .object({
        state: z.literal('accelerated'),
        calls: z.number(),
        loops: z.number(),
        kernels: z.number(),
        bytes: z.number(),
      })
      .readonly(),
    z.object({ state: z.literal('declined'), reason: z.string() }).readonly(),
    /** It was accelerated, and its runs end otherwise than those of the code as it is written. */
    z.object({ state: z.literal('differs'), reason: z.string() }).readonly(),
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
  heard: usedNames.nullable().default(null),
  /** What the figures are held against, where a guard does so. */
  blessed: loadedBaseline,
  /** What the verdicts rest on. */
  sources,
  /** In how many of many seeds each claim holds; null where it was not asked. */
  prevalence: prevalence.nullable().default(null),
  /** Over two axes, the share of seeds in which a claim holds. */
  maps: z.array(map).readonly().default([]),
  /** How runs were made in lanes, and why not. */
  programs: z.array(program).readonly().default([]),
  /** Which check noticed which deliberate defect, from the last `bookproof sabotage`; null before the first. */
  sabotage: sabotageMatrix.nullable(),
  environment,
});

export type Outcome = z.infer<typeof outcome>;
export type Prevalence = z.infer<typeof prevalence>;
export type SeedsMap = z.infer<typeof map>;
export type ProgramReport = z.infer<typeof program>;
export type Judged = z.infer<typeof judged>;
export type Summary = z.infer<typeof summary>;
export type Home = Readonly<z.infer<typeof home>>;
export type Environment = z.infer<typeof environment>;
