import { findDifference } from '../../jit/find-difference.ts';
import type { RunFigures } from '../../jit/program/interpret.ts';
import { isFailed } from '../../plan/is-failed.ts';
import { suitsLanes } from '../../plan/has-whole-streams.ts';
import type { Run } from '../../model/run/run.ts';
import { decodeFloats } from '../../model/base64.ts';
import type { JobResult } from '../protocol.ts';
import type { RunRecord } from '../../model/run/record.ts';
import { programFor } from '../program-match.ts';
import { trustedOf, type AskPrograms, type Entry, type EagerRecords } from './program-entries.ts';

/** Runs of a cell that are compared at most, of those that were made as written anyway. */
const comparedPerCell = 3;

type Comparing = {
  readonly ask: AskPrograms;
  /** Whether runs in lanes must end as runs as written do, to the bit. */
  readonly bitwise: boolean;
  /** Compare all runs, also of cells that were compared before. */
  readonly again: boolean;
};

/** Makes runs by the programs of the entries, and notes in an entry's report if its program differs. */
export async function verifyPrograms(
  entries: readonly Entry[],
  runs: readonly Run[],
  written: EagerRecords,
  comparing: Comparing,
): Promise<void> {
  const sample = sampleOf(entries, runs, written, comparing.again);
  await Promise.all([...sample].map(([entry, own]) => verifyEntry(entry, own, written, comparing)));
}

/** Returns the first, middle and last run of each trusted program that was not compared in any cell. */
export function unprovenRuns(entries: readonly Entry[], runs: readonly Run[]): readonly Run[] {
  const programs = trustedOf(entries);
  return entries.flatMap(({ program, verified }) => {
    if (!program || !programs.includes(program)) return [];
    const own = runs.filter(({ settings }) => programFor(settings, programs) === program);
    if (own.some(({ settings }) => verified.has(JSON.stringify(settings)))) return [];
    const places = [0, Math.floor((own.length - 1) / 2), own.length - 1];
    return [...new Set(places.flatMap((place) => own[place] ?? []))];
  });
}

/**
 * Chooses the runs to compare, grouped by the entry of the program that makes them. They must suit
 * lanes (see `suitsLanes`), and have been made as written.
 *
 * @param again choose all of them; else at most three a cell, and none of a cell that was compared before
 */
function sampleOf(
  entries: readonly Entry[],
  runs: readonly Run[],
  written: EagerRecords,
  again: boolean,
): ReadonlyMap<Entry, readonly Run[]> {
  const sample = new Map<Entry, Run[]>();
  const count = new Map<string, number>();
  const programs = trustedOf(entries);
  for (const run of runs) {
    if (!suitsLanes(run) || !written.has(run.id)) continue;
    const program = programFor(run.settings, programs);
    const entry = program && entries.find((each) => each.program === program);
    const cell = JSON.stringify(run.settings);
    const seen = count.get(cell) ?? 0;
    if (!entry || (!again && (entry.verified.has(cell) || seen >= comparedPerCell))) continue;
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
  entry: Entry,
  runs: readonly Run[],
  written: EagerRecords,
  { ask, bitwise }: Comparing,
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
function differenceOf(made: JobResult['runs'], written: EagerRecords, bitwise: boolean): string | undefined {
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
