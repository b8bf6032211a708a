import { debuglog } from 'node:util';
import type { Acceleration } from '../../jit/accelerate.ts';
import type { Run, RunId } from '../../model/run/run.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import type { JobResult, LaneProgram, WantedProgram } from '../protocol.ts';
import type { RunRecord } from '../../model/run/record.ts';
import { programFor } from '../program-match.ts';
import type { ProgramReport } from '../../model/outcome/outcome.ts';

const debug = debuglog('bookproof:lanes');

/** The records of runs that were made as written. */
export type EagerRecords = ReadonlyMap<RunId, RunRecord>;

export type AskPrograms = {
  /** Traces and compiles programs. Returns an answer for each, in their order. */
  accelerate(wanted: readonly WantedProgram[]): Promise<readonly Acceleration[]>;
  /** Makes runs in lanes, and measures nothing on them. */
  sample(programs: readonly LaneProgram[], runs: readonly Run[]): Promise<JobResult>;
};

/** An entry of the program cache: a compiled program, or the reason why there is none. */
export type Entry = {
  readonly program: LaneProgram | null;
  report: ProgramReport;
  /** Cells whose runs were compared with runs as written; for a trusted program, they agreed. */
  readonly verified: Set<string>;
  /** True if reports leave it out: it was declined for runs of maps only, or because the code is broken. */
  hidden?: boolean;
};

/** Returns the programs that were made and that no run as written has refuted. */
export function trustedOf(entries: readonly Entry[]): readonly LaneProgram[] {
  return entries.flatMap(({ program, report }) =>
    program && report.state === 'accelerated' ? [program] : [],
  );
}

/** Returns why runs of some settings are not made in lanes: their own refusal, or else the latest of any. */
export function reasonFor(entries: readonly Entry[], settings: Settings): string {
  const refused = entries.flatMap(({ report }) => (report.state === 'accelerated' ? [] : [report]));
  return (programFor(settings, refused) ?? refused.at(-1))?.reason ?? 'no program makes its runs';
}

/** Groups runs by the settings that are fixed in their program; the keys are these settings as JSON. */
export function groupsOf(
  axes: ReadonlySet<string>,
  runs: readonly Run[],
): ReadonlyMap<string, readonly Run[]> {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const key = JSON.stringify(split(run.settings, axes).rest);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return groups;
}

/** Splits settings: numbers along `axes` can be lifted, and everything else is fixed in a trace. */
export function split(
  settings: Settings,
  axes: ReadonlySet<string>,
): { readonly rest: Settings; readonly lifted: Readonly<Record<string, number>> } {
  const rest: Record<string, Settings[string]> = {};
  const lifted: Record<string, number> = {};
  for (const [name, value] of Object.entries(settings)) {
    if (axes.has(name) && typeof value === 'number') lifted[name] = value;
    else rest[name] = value;
  }
  return { rest, lifted };
}

/** Notes why there is no program for runs of some settings, whatever the numbers of the lifted ones. */
export function decline(
  entries: Entry[],
  settings: Settings,
  lifted: readonly string[],
  reason: string,
): void {
  debug('declined with %j, %j left open: %s', settings, lifted, reason);
  entries.push({
    program: null,
    report: { settings, lifted, state: 'declined', reason },
    verified: new Set(),
  });
}

/**
 * Traces and compiles programs together, and adds them to the entries. A declined trace with lifted settings
 * leaves no entry, since its cells are tried next.
 *
 * @returns for each whether it was made
 */
export async function addPrograms(
  entries: Entry[],
  ask: AskPrograms,
  wanted: readonly WantedProgram[],
): Promise<readonly boolean[]> {
  if (wanted.length === 0) return [];
  const accelerations = await ask.accelerate(wanted);
  return wanted.map((each, i) => {
    const acceleration = accelerations[i];
    if (acceleration === undefined) throw new Error(`${accelerations.length} of ${wanted.length} answers`);
    return addProgram(entries, each, acceleration);
  });
}

function addProgram(
  entries: Entry[],
  { settings, lifted }: WantedProgram,
  acceleration: Acceleration,
): boolean {
  const names = Object.keys(lifted);
  if (acceleration.kind === 'accelerated') {
    const { compiled, figures, defaults } = acceleration;
    debug('a program with %j, %j left open', settings, names);
    entries.push({
      program: { settings, lifted: names, defaults, compiled },
      report: { settings, lifted: names, state: 'accelerated', ...figures },
      verified: new Set(),
    });
    return true;
  }
  if (names.length > 0) debug('declined with %j, %j left open: %s', settings, names, acceleration.reason);
  else {
    decline(entries, settings, names, acceleration.reason);
    const entry = entries.at(-1);
    if (entry && acceleration.broken) entry.hidden = true; // runs as written will say what is wrong
  }
  return false;
}
