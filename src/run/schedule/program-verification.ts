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

/** The programs of one subject: made when first wanted, dropped once they differ from runs as written. */
export type VerifiedPrograms = {
  /** Keeps the runs whose program was tried already, or would make at least `fewest` of them. */
  worthTracing(runs: readonly Run[], fewest: number): readonly Run[];
  /**
   * Traces and compiles the programs that these runs need, cell by cell only for at least `fewest` runs;
   * default 1.
   */
  prepare(runs: readonly Run[], fewest?: number): Promise<void>;
  /** Compares programs with runs as written, a few of every new cell, and drops a program that differs. */
  verify(runs: readonly Run[], written: Written): Promise<void>;
  /** Compares all these runs with runs as written, even if their cells were compared before. */
  recheck(runs: readonly Run[], written: Written): Promise<void>;
  /**
   * Prepares programs for runs that differ in settings that are no axes, such as those of a map: one for all
   * of them if these settings can be lifted too, else one for each of their values.
   */
  prepareOpen(runs: readonly Run[], open: readonly string[]): Promise<void>;
  /** Returns up to three runs of every trusted program that was not yet compared in any of their cells. */
  unproven(runs: readonly Run[]): readonly Run[];
  /** Returns why runs of some settings are not made in lanes. */
  reasonFor(settings: Settings): string;
  /** Returns the programs that no run as written has refuted. */
  trusted(): readonly LaneProgram[];
  /**
   * Returns true if all these programs are still trusted; if not, what they made is not to be trusted either.
   */
  trusts(programs: readonly LaneProgram[]): boolean;
  reports(): readonly ProgramReport[];
};

/** Runs of a cell that are compared at most, of those that were made as written anyway. */
const comparedACell = 3;

/**
 * Creates the program cache of one subject, with the axes of the experiment and its claims as settings to
 * lift.
 *
 * @param bitwise whether runs in lanes must end as runs as written do, to the bit
 */
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
  const opened = new Map<string, Promise<void>>(); // the same request is made, or declined, only once
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

/** Orders reports by settings: the order does not depend on which worker was done first. */
function bySettings(a: ProgramReport, b: ProgramReport): number {
  return JSON.stringify(a.settings) < JSON.stringify(b.settings) ? -1 : 1;
}

/** Returns the first, middle and last run of each trusted program that was not compared in any cell. */
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

/**
 * Chooses the runs to compare, grouped by the entry of the program that makes them. They must be plain (see
 * `isPlain`), and have been made as written.
 *
 * @param again choose all of them; else at most three a cell, and none of a cell that was compared before
 */
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

/**
 * Makes runs by a program, compares them with runs as written, and notes in the program's report if it is no
 * longer trusted.
 */
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

/** Says in which run, and how, lanes differ by more than they may. A run that threw has no figures. */
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
