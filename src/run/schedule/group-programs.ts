import { debuglog } from 'node:util';
import type { Run } from '../../model/run/run.ts';
import type { WantedProgram } from '../protocol.ts';
import { programFor } from '../program-match.ts';
import {
  addPrograms,
  decline,
  groupsOf,
  split,
  trustedOf,
  type AskPrograms,
  type Entry,
} from './program-entries.ts';

const debug = debuglog('bookproof:lanes');

/** Cells that are traced one by one at most, if their axis cannot be lifted. */
export const maxTracedCells = 12;

/** A key of `groupsOf`, and runs that differ along axes only. */
export type RunGroup = readonly [key: string, runs: readonly Run[]];

/** Makes programs for groups of runs, and remembers what was tried. */
export type GroupPrograms = {
  /** Returns the runs that no trusted program makes. */
  lacking(runs: readonly Run[]): readonly Run[];
  isTried(key: string): boolean;
  /** Returns true if one program serves all values of the group's axes. */
  isLifted(group: RunGroup): boolean;
  /** Marks groups that a program already serves which lifts more than the axes. */
  markServed(groups: readonly RunGroup[]): void;
  /**
   * Makes a program for each group, and the `wide` programs in the same round. In a second round it makes one
   * for each cell of at least `minRuns` runs of the groups that were declined.
   */
  make(groups: readonly RunGroup[], minRuns: number, wide?: readonly WantedProgram[]): Promise<void>;
};

/**
 * Creates the maker of one subject's programs.
 *
 * @param entries programs are added to these, and reasons why there is none
 * @param axes the settings to lift
 */
export function createGroupPrograms(
  entries: Entry[],
  axes: ReadonlySet<string>,
  ask: AskPrograms,
): GroupPrograms {
  /** By group: `lifted` if one program serves all values of the axes, else the cells that were tried. */
  const tried = new Map<string, 'lifted' | Set<string>>();
  const isLifted = ([key]: RunGroup) => tried.get(key) === 'lifted';
  const lacking = (runs: readonly Run[]) =>
    runs.filter(({ settings }) => !programFor(settings, trustedOf(entries)));

  /** Returns the cells of a group to trace next; if its axes have too many, it declines the group. */
  const cellsOf = ([key, runs]: RunGroup, minRuns: number): readonly WantedProgram[] => {
    const known = tried.get(key);
    const cells = known instanceof Set ? known : new Set<string>();
    tried.set(key, cells);
    const fresh = [...groupsOf(new Set(), runs)].filter(
      ([cell, own]) => own.length >= minRuns && !cells.has(cell),
    );
    for (const [cell] of fresh) cells.add(cell);
    if (cells.size <= maxTracedCells)
      return fresh.map(([, [run]]) => ({ settings: run?.settings ?? {}, lifted: {}, optional: [] }));
    const { rest, lifted } = split(runs[0]?.settings ?? {}, axes);
    const reason = `an axis of ${cells.size} values does not reach a tensor as it is, and each value would be traced for itself`;
    if (fresh.length > 0) decline(entries, rest, Object.keys(lifted), reason);
    return [];
  };

  return {
    lacking,
    isLifted,
    isTried: (key) => tried.has(key),
    markServed(groups) {
      for (const [key, runs] of groups)
        if (!tried.has(key) && lacking(runs).length === 0) tried.set(key, 'lifted');
    },
    async make(groups, minRuns, wide = []) {
      for (const group of groups.filter(isLifted)) debug('a program in the cache serves %s', group[0]);
      const untried = groups.flatMap(([key, [run]]) => {
        const { rest, lifted } = split(run?.settings ?? {}, axes);
        const isNew = !tried.has(key) && Object.keys(lifted).length > 0;
        return isNew ? [{ key, wanted: { settings: rest, lifted, optional: [] } }] : [];
      });
      const made = await addPrograms(entries, ask, [...wide, ...untried.map(({ wanted }) => wanted)]);
      for (const [i, { key }] of untried.entries()) if (made[wide.length + i]) tried.set(key, 'lifted');
      const cells = groups.filter((group) => !isLifted(group)).flatMap((group) => cellsOf(group, minRuns));
      await addPrograms(entries, ask, cells);
    },
  };
}
