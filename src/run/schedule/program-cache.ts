import { debuglog } from 'node:util';
import type { Acceleration } from '../../jit/accelerate.ts';
import type { Run, RunId } from '../../model/run/run.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import type { JobResult, LaneProgram, WantedProgram } from '../protocol.ts';
import type { RunRecord } from '../../model/run/record.ts';
import { programFor } from '../worker/run-lanes.ts';
import type { ProgramReport } from '../../model/outcome/outcome.ts';

const debug = debuglog('bookproof:lanes');

/** What runs left that were made as they are written. */
export type Written = ReadonlyMap<RunId, RunRecord>;

export type AskPrograms = {
  accelerate(wanted: WantedProgram): Promise<Acceleration>;
  /** Runs in lanes, of which nothing is measured. */
  sample(programs: readonly LaneProgram[], runs: readonly Run[]): Promise<JobResult>;
};

/** More cells than these are not traced one by one where their axis cannot be lifted. */
export const mostBaked = 12;

/** One answer to the wish for a program: the program, or why there is none. */
export type Entry = {
  readonly program: LaneProgram | null;
  report: ProgramReport;
  /** Cells whose runs agreed with those as written. */
  readonly verified: Set<string>;
  /** Whether it was declined, and no report says so: for runs beside the experiment's own, or code that returns no fit. */
  aside?: boolean;
};

/** What a cache holds. */
export type ProgramCache = {
  readonly entries: Entry[];
  /** Settings that can be left open in a trace. */
  readonly axes: ReadonlySet<string>;
  readonly ask: AskPrograms;
  readonly bitwise: boolean;
  /** By what is fixed in it: whether the axes could be left open, else which cells were tried. */
  readonly groups: Map<string, 'lifted' | Set<string>>;
  /** By what is fixed in it: a program with more left open than the axes, which may make these runs as well. */
  readonly wider: Map<string, Promise<unknown>>;
};

/** The programs that can be trusted. */
export function trustedOf({ entries }: ProgramCache): readonly LaneProgram[] {
  return entries.flatMap(({ program, report }) =>
    program && report.state === 'accelerated' ? [program] : [],
  );
}

/** Runs by what is fixed in the program that makes them. */
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
 * One program for all runs whose settings differ along axes alone; where that is declined, one for each cell
 * of `fewest` runs or more.
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
  if (wider) await wider; // where there is none, what is asked for in one turn is asked together
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
  const cells = groupsOf(new Set(), runs); // with nothing left open
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

/** Says why there is no program for runs of some settings, whatever the numbers of the lifted ones. */
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

/** Why runs of some settings are not made in lanes. */
export function reasonFor({ entries }: ProgramCache, settings: Settings): string {
  const refused = entries.flatMap(({ report }) => (report.state === 'accelerated' ? [] : [report]));
  return (programFor(settings, refused) ?? refused.at(-1))?.reason ?? 'no program makes its runs';
}

/**
 * Adds a program; a trace with open settings that is declined leaves nothing, since cells are tried next.
 *
 * @param optional of the open settings those that runs may lack
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
    if (entry && acceleration.broken) entry.aside = true; // its runs say what is wrong
  }
  return false;
}

/** Numbers along axes may be left open; everything else is fixed in a trace. */
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
