import { findDifference } from '../../jit/find-difference.ts';
import type { RunFigures } from '../../jit/program/interpret.ts';
import { isFailed } from '../../plan/is-failed.ts';
import { isPlain } from '../../plan/is-plain.ts';
import type { Run } from '../../model/run/run.ts';
import { decodeFloats } from '../../model/base64.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import type { JobResult, LaneProgram } from '../protocol.ts';
import { prepareOpen } from './prepare-map-programs.ts';
import type { RunRecord } from '../../model/run/record.ts';
import { programFor } from '../worker/run-lanes.ts';
import {
  groupsOf,
  prepareGroup,
  reasonFor,
  trustedOf,
  type AskPrograms,
  type Entry,
  type ProgramCache,
  type Written,
} from './program-cache.ts';
import type { ProgramReport } from '../../model/outcome/outcome.ts';

/** Programs of one subject, made when they are first wanted and trusted once they agree with runs as written. */
export type VerifiedPrograms = {
  /** Of these runs those of programs that may make so many of them, or are there already. */
  worthTracing(runs: readonly Run[], fewest: number): readonly Run[];
  /** Traces and compiles what these runs need, where a program makes so many of them; default 1. */
  prepare(runs: readonly Run[], fewest?: number): Promise<void>;
  /** Compares each program with runs that were made as written, a few of every cell; those that differ are put away. */
  verify(runs: readonly Run[], written: Written): Promise<void>;
  /** Compares these runs too, however often their cells were compared before. */
  recheck(runs: readonly Run[], written: Written): Promise<void>;
  /**
   * The same for runs that differ in settings beside the axes, such as those of a map: one program for all of
   * them where those can be left open too, else one for each of their values.
   */
  prepareOpen(runs: readonly Run[], open: readonly string[]): Promise<void>;
  /** Of these runs some of each program that nothing as written was held against yet. */
  unproven(runs: readonly Run[]): readonly Run[];
  /** Why runs of some settings are not made in lanes. */
  reasonFor(settings: Settings): string;
  /** The programs that can be trusted. */
  trusted(): readonly LaneProgram[];
  /** Whether these are trusted still: what was made by one that was put away since is not. */
  trusts(programs: readonly LaneProgram[]): boolean;
  reports(): readonly ProgramReport[];
};

/** Of each cell at most so many runs are compared that were made as written anyway. */
const comparedACell = 3;

/** @param bitwise whether runs in lanes must end as those as written do, to the bit */
export function createProgramCache(
  experiment: Pick<Experiment, 'sweep' | 'claims'>,
  ask: AskPrograms,
  bitwise: boolean,
): VerifiedPrograms {
  const axes = new Set(
    [experiment.sweep, ...experiment.claims.map(({ sweep }) => sweep)].flatMap(Object.keys),
  );
  const cache: ProgramCache = { entries: [], axes, ask, bitwise, groups: new Map(), wider: new Map() };
  let preparing: Promise<unknown> = Promise.resolve();
  const opened = new Map<string, Promise<void>>(); // what was asked for once is made, or declined, once
  return {
    trusted: () => trustedOf(cache),
    trusts: (programs) => programs.every((program) => trustedOf(cache).includes(program)),
    reports: () =>
      cache.entries
        .filter(({ aside }) => aside !== true)
        .map(({ report }) => report)
        .toSorted(bySettings),
    worthTracing: (runs, fewest) =>
      [...groupsOf(axes, runs)].flatMap(([key, group]) =>
        group.length >= fewest || cache.groups.has(key) ? group : [],
      ),
    async prepare(runs, fewest = 1) {
      const groups = [...groupsOf(axes, runs)];
      preparing = Promise.all(groups.map(([key, group]) => prepareGroup(cache, key, group, fewest)));
      await preparing;
    },
    prepareOpen(runs, open) {
      const key = JSON.stringify([open, runs.map(({ id }) => id)]);
      const known = opened.get(key) ?? prepareOpen(cache, runs, open, () => preparing);
      opened.set(key, known);
      return known;
    },
    unproven: (runs) => unprovenOf(cache, runs),
    reasonFor: (settings) => reasonFor(cache, settings),
    async recheck(runs, written) {
      const sample = sampleOf(cache, runs, written, true);
      await Promise.all([...sample].map(([entry, own]) => verifyEntry(cache, entry, own, written)));
    },
    async verify(runs, written) {
      const sample = sampleOf(cache, runs, written);
      await Promise.all([...sample].map(([entry, own]) => verifyEntry(cache, entry, own, written)));
    },
  };
}

/** The same order whichever worker was done first. */
function bySettings(a: ProgramReport, b: ProgramReport): number {
  return JSON.stringify(a.settings) < JSON.stringify(b.settings) ? -1 : 1;
}

/** The first, the middle and the last run of each program that can be trusted, where none of these was compared yet. */
function unprovenOf(cache: ProgramCache, runs: readonly Run[]): readonly Run[] {
  const programs = trustedOf(cache);
  return cache.entries.flatMap(({ program, verified }) => {
    if (!program || !programs.includes(program)) return [];
    const own = runs.filter(({ settings }) => programFor(settings, programs) === program);
    if (own.some(({ settings }) => verified.has(JSON.stringify(settings)))) return [];
    const places = [0, Math.floor((own.length - 1) / 2), own.length - 1];
    return [...new Set(places.flatMap((place) => own[place] ?? []))];
  });
}

/** A few runs of every cell that were made as written and are not compared yet, by the program that makes them. */
function sampleOf(
  cache: ProgramCache,
  runs: readonly Run[],
  written: Written,
  again = false,
): ReadonlyMap<Entry, readonly Run[]> {
  const sample = new Map<Entry, Run[]>();
  const count = new Map<string, number>();
  const programs = trustedOf(cache);
  for (const run of runs) {
    if (!isPlain(run) || !written.has(run.id)) continue;
    const program = programFor(run.settings, programs);
    const entry = program && cache.entries.find((each) => each.program === program);
    const cell = JSON.stringify(run.settings);
    const seen = count.get(cell) ?? 0;
    if (!entry || (!again && (entry.verified.has(cell) || seen >= comparedACell))) continue;
    count.set(cell, seen + 1);
    sample.set(entry, [...(sample.get(entry) ?? []), run]);
  }
  return sample;
}

async function verifyEntry(
  { ask, bitwise }: ProgramCache,
  entry: Entry,
  runs: readonly Run[],
  written: Written,
): Promise<void> {
  const { program } = entry;
  if (!program) return;
  const { runs: made } = await ask.sample([program], runs);
  const { settings, lifted } = program;
  if (made.length < runs.length) {
    const reason = 'its runs were interrupted, took too long, or their worker died twice';
    entry.report = { settings, lifted, state: 'declined', reason };
    return;
  }
  const reason = differenceOf(made, written, bitwise && program.compiled.exact);
  for (const run of runs) entry.verified.add(JSON.stringify(run.settings));
  if (reason !== undefined) entry.report = { settings, lifted, state: 'differs', reason };
}

/** Where what runs in lanes leave differs from what they leave as written, more than it may; a run that threw left nothing. */
function differenceOf(made: JobResult['runs'], written: Written, bitwise: boolean): string | undefined {
  for (const { record } of made) {
    const difference = findDifference(figuresOf(record), figuresOf(written.get(record.run)), bitwise);
    if (difference !== undefined) return `${record.run} ends otherwise in lanes (${difference})`;
  }
  return undefined;
}

function figuresOf(record: RunRecord | undefined): RunFigures {
  if (record === undefined || isFailed(record)) return { metrics: {}, parameters: {} };
  const parameters = Object.entries(record.parameters).map(
    ([name, text]) => [name, decodeFloats(text)] as const,
  );
  return { metrics: record.metrics, parameters: Object.fromEntries(parameters) };
}
