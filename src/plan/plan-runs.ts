import { cellName } from './cell-name.ts';
import { suitsLanes } from './has-whole-streams.ts';
import type { Run, RunId } from '../model/run/run.ts';

/** Runs that one check needs measured together, in one worker. */
export type Group = {
  readonly check: string;
  readonly runs: readonly Run[];
  readonly probe: boolean;
  /** True if the check reads neither draws nor data of its runs. */
  readonly readsFiguresOnly?: boolean;
};

/** How many calls of the subject a thread began, and how many of these ended: a trace may break one off. */
export type Calls = { readonly begun: number; readonly ended: number };

/** A unit of work: runs that share groups, so that the worker that measures a group has all its fits. */
export type Job = {
  readonly runs: readonly Run[];
  readonly groups: readonly PlannedGroup[];
  /** True if its runs may be made in lanes: no check reads more of them than their figures. */
  readonly lanes: boolean;
  /**
   * By run, in a job that repeats runs: the calls that its thread had made before it made the run for the
   * first time.
   */
  readonly repeats?: Readonly<Record<RunId, Calls>>;
};
export type PlannedGroup = {
  readonly check: string;
  readonly runs: readonly RunId[];
  readonly probe: boolean;
};

export type Plan = {
  /** Distinct runs, in the order in which they were first requested. */
  readonly runs: readonly Run[];
  readonly jobs: readonly Job[];
};

/**
 * Plans the runs that all checks need, without repeats and in a stable order.
 *
 * @param base runs to make whether or not a check depends on them
 */
export function planRuns(base: readonly Run[], groups: readonly Group[]): Plan {
  const runs = new Map<RunId, Run>();
  const leader = new Map<RunId, RunId>(); // union-find: runs that share a group have one leader
  const find = (id: RunId): RunId => {
    let last = id;
    for (let next = leader.get(last); next !== undefined && next !== last; next = leader.get(last))
      last = next;
    for (let at = id; at !== last;) {
      const next = leader.get(at) ?? last;
      leader.set(at, last); // the next search from anywhere on this way is short
      at = next;
    }
    return last;
  };
  for (const run of [...base, ...groups.flatMap((group) => group.runs)]) {
    if (!runs.has(run.id)) runs.set(run.id, run);
  }
  for (const { runs: members } of groups) {
    const first = members[0];
    if (first) for (const member of members) leader.set(find(member.id), find(first.id));
  }

  const jobs = new Map<RunId, { runs: Run[]; groups: PlannedGroup[] }>();
  for (const run of runs.values()) {
    const key = find(run.id);
    const job = jobs.get(key) ?? { runs: [], groups: [] };
    job.runs.push(run);
    jobs.set(key, job);
  }
  for (const { check, runs: members, probe } of groups) {
    const first = members[0];
    if (first) jobs.get(find(first.id))?.groups.push({ check, runs: members.map(({ id }) => id), probe });
  }
  const eager = eagerRuns([...runs.values()], base, groups);
  return {
    runs: [...runs.values()],
    jobs: [...jobs.values()].map((job) => ({ ...job, lanes: job.runs.every(({ id }) => !eager.has(id)) })),
  };
}

/**
 * Returns the runs that must be made as the code is written. These include the first run of each cell, with
 * which lanes are compared.
 */
function eagerRuns(runs: readonly Run[], base: readonly Run[], groups: readonly Group[]): ReadonlySet<RunId> {
  const whole = groups.flatMap(({ readsFiguresOnly, runs: members }) =>
    readsFiguresOnly === true ? [] : members,
  );
  const eager = new Set([...base, ...whole].map(({ id }) => id));
  const cells = new Set<string>();
  for (const run of runs) {
    const cell = cellName(run);
    if (!cells.has(cell) || !suitsLanes(run)) eager.add(run.id);
    cells.add(cell);
  }
  return eager;
}
