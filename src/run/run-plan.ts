import type { Measured } from '../check/measured.ts';
import type { Job, Plan } from '../plan/plan-runs.ts';
import type { Run, RunId } from '../plan/run.ts';
import type { JobResult } from './execute-job.ts';
import { inBlocks } from './in-blocks.ts';
import type { LaneProgram } from './lane-task.ts';
import type { ProgramShelf } from './program-shelf.ts';
import type { RunRecord, RunState } from './record.ts';
import { programFor } from './run-in-lanes.ts';

export type RunEvent = {
  readonly run: RunId;
  readonly state: RunState;
  readonly done: number;
  readonly total: number;
};

/** What the runs of a plan left behind; a run is absent where the plan was interrupted before it. */
export type PlanResult = {
  readonly records: ReadonlyMap<RunId, RunRecord>;
  readonly scalars: ReadonlyMap<RunId, Readonly<Record<string, number>>>;
  /** By check, in no particular order. */
  readonly measured: ReadonlyMap<string, readonly Measured[]>;
};

/** How jobs are done; undefined where they were interrupted. */
export type Ways = {
  written(job: Job): Promise<JobResult | undefined>;
  /** @returns undefined as well where a worker died: they are then done as written */
  lanes(programs: readonly LaneProgram[], jobs: readonly Job[]): Promise<JobResult | undefined>;
  /** Null where lanes are off. */
  readonly shelf: ProgramShelf | null;
};

/**
 * A program that makes fewer runs than these costs more than it saves: to trace and to compile it takes as long
 * as 14 to 28 runs as written.
 */
const fewestAProgram = 24;
/** Jobs that a worker is given at once. */
const jobsABatch = 64;

/**
 * Does the jobs of a plan: those of which only figures are asked in lanes, once their program has proved itself.
 *
 * @param tracedAnyway whether programs will be wanted for more than this plan
 */
export async function runPlan(
  plan: Plan,
  ways: Ways,
  on: (event: RunEvent) => void,
  tracedAnyway = false,
): Promise<PlanResult> {
  const gathered = gather(plan.runs.length, on);
  const fewest = tracedAnyway ? 1 : fewestAProgram;
  const may = plan.jobs.filter((job) => job.lanes);
  const worthy = new Set(ways.shelf?.worthTracing(runsOf(may), fewest));
  const inLanes = may.filter(({ runs }) => runs.every((run) => worthy.has(run)));
  const asWritten = plan.jobs.filter((job) => !inLanes.includes(job));
  const write = async (jobs: readonly Job[]) => {
    await Promise.all(jobs.map(async (job) => gathered.add(await ways.written(job))));
  };
  // Tracing first: it takes longest, and what is written fills the gaps it leaves.
  await Promise.all([ways.shelf?.prepare(runsOf(inLanes), fewest), write(asWritten)]);
  if (ways.shelf === null || inLanes.length === 0) return gathered.result;

  await ways.shelf.verify(runsOf(asWritten), gathered.result.scalars);
  const programs = ways.shelf.trusted();
  const able = inLanes.filter(({ runs }) => runs.every(({ settings }) => programFor(settings, programs)));
  await Promise.all([
    write(inLanes.filter((job) => !able.includes(job))),
    ...inBlocks(able, jobsABatch).map(async (jobs) => {
      const result = await ways.lanes(programs, jobs);
      if (result === undefined) await write(jobs);
      else gathered.add(result);
    }),
  ]);
  return gathered.result;
}

function runsOf(jobs: readonly Job[]): readonly Run[] {
  return jobs.flatMap(({ runs }) => runs);
}

function gather(total: number, on: (event: RunEvent) => void) {
  const records = new Map<RunId, RunRecord>();
  const scalars = new Map<RunId, Readonly<Record<string, number>>>();
  const measured = new Map<string, Measured[]>();
  return {
    result: { records, scalars, measured },
    add(result: JobResult | undefined): void {
      for (const run of result?.runs ?? []) {
        records.set(run.record.run, run.record);
        scalars.set(run.record.run, run.scalars);
        on({ run: run.record.run, state: run.record.state, done: records.size, total });
      }
      for (const entry of result?.measured ?? [])
        measured.set(entry.check, [...(measured.get(entry.check) ?? []), entry.measured]);
    },
  };
}
