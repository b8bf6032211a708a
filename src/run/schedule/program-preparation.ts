import type { Run } from '../../model/run/run.ts';
import type { WantedProgram } from '../protocol.ts';
import { createGroupPrograms, maxTracedCells, type RunGroup, type GroupPrograms } from './group-programs.ts';
import { decline, groupsOf, split, type AskPrograms, type Entry } from './program-entries.ts';

/** Runs that differ in settings that are no axes, such as those of maps, and the names of these settings. */
export type MapRuns = { readonly runs: readonly Run[]; readonly names: readonly string[] };

/** Runs to make programs for. */
export type WantedRuns = {
  readonly runs: readonly Run[];
  /** A program of a single cell is made only for at least so many of the runs; default 1. */
  readonly minRuns?: number;
  readonly maps?: MapRuns | undefined;
};

export type Preparation = {
  prepare(wanted: WantedRuns): Promise<void>;
  /** Returns true if a program was tried for a group of runs, by its key. */
  isTried(key: string): boolean;
};

/**
 * Creates what makes the programs of one subject, one call after another, and no program twice.
 *
 * A call traces in rounds, and what a round needs is asked for together: first one program for each group of
 * runs, beside those that lift the settings of maps too, since such a program may serve the group as well;
 * then one for each cell of the groups that were declined; at last what the maps still lack. The first round
 * of a first call is asked for before it returns: traces take longest, so they come before runs as written
 * that the caller asks for next.
 *
 * @param entries programs are added to these, and reasons why there is none
 * @param axes the settings to lift
 */
export function createPreparation(
  entries: Entry[],
  axes: ReadonlySet<string>,
  ask: AskPrograms,
): Preparation {
  const programs = createGroupPrograms(entries, axes, ask);
  const preparedMaps = new Set<string>();
  let last: Promise<void> | null = null;

  const prepareNow = async ({ runs, minRuns = 1, maps }: WantedRuns): Promise<void> => {
    const newMaps = maps && isNew(maps, preparedMaps) ? maps : undefined;
    const wide = widePrograms(newMaps, axes, programs);
    const groups: readonly RunGroup[] = [...groupsOf(axes, runs)];
    programs.markServed(groups);
    const later = groups.filter(([key]) => wide.has(key) && !programs.isTried(key));
    const now = groups.filter((group) => !later.includes(group));
    await programs.make(now, minRuns, [...wide.values()]);
    programs.markServed(later);
    await programs.make(later, minRuns);
    if (newMaps) await prepareMaps(newMaps, entries, axes, programs);
  };

  return {
    isTried: (key) => programs.isTried(key),
    prepare(wanted) {
      const work = last ? last.then(() => prepareNow(wanted)) : prepareNow(wanted);
      const own = work.finally(() => {
        if (last === own) last = null;
      });
      last = own;
      return own;
    },
  };
}

/** Returns true if the same maps were not prepared before, and notes that they are now. */
function isNew({ runs, names }: MapRuns, prepared: Set<string>): boolean {
  const key = JSON.stringify([names, runs.map(({ id }) => id)]);
  const known = prepared.has(key);
  prepared.add(key);
  return !known;
}

/** Returns the programs that lift the settings of maps too, by the group of own runs that each may serve. */
function widePrograms(
  maps: MapRuns | undefined,
  axes: ReadonlySet<string>,
  programs: GroupPrograms,
): ReadonlyMap<string, WantedProgram> {
  if (maps === undefined) return new Map();
  const wide = new Set([...axes, ...maps.names]);
  const wanted = [...groupsOf(wide, programs.lacking(maps.runs))].flatMap(([key, [run]]) => {
    const { rest, lifted } = split(run?.settings ?? {}, wide);
    const optional = Object.keys(lifted).filter((name) => !axes.has(name));
    return optional.length === 0 ? [] : [[key, { settings: rest, lifted, optional }] as const];
  });
  return new Map(wanted);
}

/**
 * Makes the programs that runs of maps still lack. It makes that of one group first, which shows how many are
 * needed; if they are too many, it declines the rest. No report mentions a declined one, since the
 * experiment's own runs do not need it.
 */
async function prepareMaps(
  { runs, names }: MapRuns,
  entries: Entry[],
  axes: ReadonlySet<string>,
  programs: GroupPrograms,
): Promise<void> {
  const before = entries.length;
  const lacking = programs.lacking(runs);
  const [first, ...others] = groupsOf(axes, lacking);
  if (first) {
    await programs.make([first], 1);
    const isLifted = programs.isLifted(first);
    const cells = new Set(lacking.map(({ settings }) => JSON.stringify(settings))).size;
    const count = isLifted ? others.length + 1 : cells;
    if (count <= maxTracedCells) await programs.make(others, 1);
    else if (others.length > 0) {
      const along = isLifted ? names.filter((name) => !axes.has(name)) : names;
      const reason = `${count} programs would be needed, one for each value of ${along.join(' and ')}, and at most ${maxTracedCells} are made`;
      const { rest, lifted } = split(first[1][0]?.settings ?? {}, axes);
      decline(entries, rest, Object.keys(lifted), reason);
    }
  }
  for (const entry of entries.slice(before)) entry.hidden = entry.program === null;
}
