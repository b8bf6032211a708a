import { debuglog } from 'node:util';
import type { Acceleration } from '../../jit/accelerate.ts';
import type { Run, RunId } from '../../model/run/run.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import type { JobResult, LaneProgram, WantedProgram } from '../protocol.ts';
import type { RunRecord } from '../../model/run/record.ts';
import { programFor } from '../worker/run-lanes.ts';
import type { ProgramReport } from '../../model/outcome/outcome.ts';

const debug = debuglog('bookproof:lanes');

/** The records of runs that were made as written. */
export type Written = ReadonlyMap<RunId, RunRecord>;

export type AskPrograms = {
  accelerate(wanted: WantedProgram): Promise<Acceleration>;
  /** Makes runs in lanes, and measures nothing on them. */
  sample(programs: readonly LaneProgram[], runs: readonly Run[]): Promise<JobResult>;
};

/** Cells that are traced one by one at most, if their axis cannot be lifted. */
export const mostBaked = 12;

/** An entry of the cache: a compiled program, or the reason why there is none. */
export type Entry = {
  readonly program: LaneProgram | null;
  report: ProgramReport;
  /** Cells whose runs were compared with runs as written; for a trusted program, they agreed. */
  readonly verified: Set<string>;
  /** True if reports leave it out: it was declined for runs of maps only, or because the code is broken. */
  aside?: boolean;
};

/** The state of the program cache of one subject. */
export type ProgramCache = {
  readonly entries: Entry[];
  /** The settings that a trace tries to lift. */
  readonly axes: ReadonlySet<string>;
  readonly ask: AskPrograms;
  /** Whether runs in lanes must end as runs as written do, to the bit. */
  readonly bitwise: boolean;
  /**
   * By fixed settings: `lifted` if one program serves all values of the axes, else the cells that were tried.
   */
  readonly groups: Map<string, 'lifted' | Set<string>>;
  /** By fixed settings: resolves when a program that lifts more than the axes, and may serve, is made. */
  readonly wider: Map<string, Promise<unknown>>;
};

/** Returns the programs that were made and that no run as written has refuted. */
export function trustedOf({ entries }: ProgramCache): readonly LaneProgram[] {
  return entries.flatMap(({ program, report }) =>
    program && report.state === 'accelerated' ? [program] : [],
  );
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

/**
 * Makes one program for a group of runs, whose settings differ along axes only. If that is declined, it makes
 * one for each cell of at least `fewest` runs; if that would make more than `mostBaked` of the group, it
 * declines.
 *
 * @param key of the group, as `groupsOf` makes it
 */
export async function prepareGroup(
  cache: ProgramCache,
  key: string,
  runs: readonly Run[],
  fewest = 1,
): Promise<void> {
  const [first] = runs;
  if (!first) return;
  const { rest, lifted } = split(first.settings, cache.axes);
  const names = Object.keys(lifted);
  const wider = cache.wider.get(key);
  if (wider) await wider; // without one nothing is awaited here, so that requests of one turn go in one batch
  const known = cache.groups.get(key);
  if (known === 'lifted') {
    debug('a program in the cache serves %s', key);
    return;
  }
  if (wider && runs.every(({ settings }) => programFor(settings, trustedOf(cache)))) {
    cache.groups.set(key, 'lifted');
    return;
  }
  if (known === undefined && names.length > 0 && (await addProgram(cache, rest, lifted))) {
    cache.groups.set(key, 'lifted');
    return;
  }
  const tried = known ?? new Set<string>();
  cache.groups.set(key, tried);
  const cells = groupsOf(new Set(), runs); // with nothing lifted
  const fresh = [...cells].filter(([cell, own]) => own.length >= fewest && !tried.has(cell));
  if (fresh.length === 0) return;
  for (const [cell] of fresh) tried.add(cell);
  if (tried.size <= mostBaked) {
    await Promise.all(fresh.map(([, [own]]) => addProgram(cache, own?.settings ?? {}, {})));
    return;
  }
  const reason = `an axis of ${tried.size} values does not reach a tensor as it is, and each value would be traced for itself`;
  decline(cache, rest, names, reason);
}

/** Notes why there is no program for runs of some settings, whatever the numbers of the lifted ones. */
export function decline(
  { entries }: ProgramCache,
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

/** Returns why runs of some settings are not made in lanes: their own refusal, or else the latest of any. */
export function reasonFor({ entries }: ProgramCache, settings: Settings): string {
  const refused = entries.flatMap(({ report }) => (report.state === 'accelerated' ? [] : [report]));
  return (programFor(settings, refused) ?? refused.at(-1))?.reason ?? 'no program makes its runs';
}

/**
 * Traces and compiles a program, and adds it to the cache. A declined trace with lifted settings leaves no
 * entry, since cells are tried next.
 *
 * @param settings the fixed ones
 * @param lifted with the numbers to trace it at
 * @param optional the lifted settings that runs may lack
 * @returns whether the program was made
 */
export async function addProgram(
  cache: ProgramCache,
  settings: Settings,
  lifted: Readonly<Record<string, number>>,
  optional: readonly string[] = [],
): Promise<boolean> {
  const acceleration = await cache.ask.accelerate({ settings, lifted, optional });
  const names = Object.keys(lifted);
  if (acceleration.kind === 'accelerated') {
    const { compiled, figures, defaults } = acceleration;
    debug('a program with %j, %j left open', settings, names);
    cache.entries.push({
      program: { settings, lifted: names, defaults, compiled },
      report: { settings, lifted: names, state: 'accelerated', ...figures },
      verified: new Set(),
    });
    return true;
  }
  if (names.length > 0) debug('declined with %j, %j left open: %s', settings, names, acceleration.reason);
  else {
    decline(cache, settings, names, acceleration.reason);
    const entry = cache.entries.at(-1);
    if (entry && acceleration.broken) entry.aside = true; // runs as written will say what is wrong
  }
  return false;
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
