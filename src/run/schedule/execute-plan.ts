import type { Measured } from '../../model/outcome/measured.ts';
import type { Calls, Job, Plan } from '../../plan/plan-runs.ts';
import type { Run, RunId } from '../../model/run/run.ts';
import { briefError, failedRecord } from '../worker/execute-job.ts';
import { inBlocks } from '../pool/in-blocks.ts';
import { isFailed } from '../../plan/is-failed.ts';
import type { LaneProgram, ThreadId, JobResult } from '../protocol.ts';
import type { ProgramCache } from './program-cache.ts';
import type { MapRuns, WantedRuns } from './program-preparation.ts';
import type { RunRecord, RunState, Thrown } from '../../model/run/record.ts';
import { programFor } from '../program-match.ts';

export type RunEvent = {
  readonly run: RunId;
  readonly state: RunState;
  readonly done: number;
  readonly total: number;
};

/** The results of a plan's runs. A run is absent if the plan was interrupted before it. */
export type PlanResult = {
  readonly records: ReadonlyMap<RunId, RunRecord>;
  readonly scalars: ReadonlyMap<RunId, Readonly<Record<string, number>>>;
  /** By check; the entries of a check are in no particular order. */
  readonly measured: ReadonlyMap<string, readonly Measured[]>;
  /** Which thread made a run as written; runs in lanes are absent. */
  readonly eagerRuns: ReadonlyMap<RunId, EagerRun>;
};

/** The thread of a run, and the calls of the subject that this thread had made before. */
export type EagerRun = { readonly thread: ThreadId; readonly callsBefore: Calls };

/** The two ways to do jobs. A result is undefined if the jobs were interrupted. */
export type Executors = {
  eager(job: Job): Promise<JobResult | undefined>;
  /** @returns undefined also if there was no reply: the jobs are then done as written */
  compiled(programs: readonly LaneProgram[], jobs: readonly Job[]): Promise<JobResult | undefined>;
  /** Null if lanes are off. */
  readonly cache: ProgramCache | null;
};

/** Runs that will be made in lanes after those of a plan, to prepare their programs for. */
export type UpcomingRuns = {
  readonly runs: readonly Run[];
  readonly maps: MapRuns;
};

export type PlanOptions = {
  readonly minRuns?: number;
  readonly ahead?: UpcomingRuns | undefined;
};

/**
 * The fewest runs that make a program worth its cost. Over four cells of three chapters (0.05 s to 0.15 s a
 * run), tracing and compiling took as long as 20, 25, 26 and 28 runs as written if the program was the first
 * of its thread. It took as long as 12, 13, 18 and 18 runs if the thread had traced before.
 */
export const minRunsPerProgram = 28;
/** Jobs in one task. */
const jobsPerBatch = 64;

/**
 * Does the jobs of a plan, and returns all results.
 *
 * A job that reads figures only is done in lanes once its programs agree with runs as written. All other jobs
 * are done as written, and so are those without such a program.
 *
 * @param on called after each run
 * @param minRuns how many runs make a program worth it
 * @param ahead later runs, whose programs are made meanwhile
 */
export async function executePlan(
  plan: Plan,
  executors: Executors,
  on: (event: RunEvent) => void,
  { minRuns = minRunsPerProgram, ahead }: PlanOptions = {},
): Promise<PlanResult> {
  const gathered = gather(plan.runs.length, on);
  const may = plan.jobs.filter((job) => job.lanes);
  const worthy = new Set(executors.cache?.worthTracing(runsOf(may), minRuns));
  const inLanes = new Set(may.filter(({ runs }) => runs.every((run) => worthy.has(run))));
  const asWritten = plan.jobs.filter((job) => !inLanes.has(job));
  const write = async (jobs: readonly Job[]) => {
    await Promise.all(jobs.map(async (job) => gathered.add(await executors.eager(job))));
  };
  const wanted: WantedRuns = {
    runs: [...runsOf([...inLanes]), ...(ahead?.runs ?? [])],
    minRuns,
    maps: ahead?.maps,
  };
  // Traces take longest, so they are asked for first; runs as written fill the gaps.
  await Promise.all([executors.cache?.prepare(wanted), write(asWritten)]);
  if (executors.cache === null || inLanes.size === 0) return gathered.conclude();

  await executors.cache.verify(runsOf(asWritten), gathered.result.records);
  const programs = executors.cache.trusted();
  const able = new Set(
    [...inLanes].filter(({ runs }) => runs.every(({ settings }) => programFor(settings, programs))),
  );
  await Promise.all([
    write([...inLanes].filter((job) => !able.has(job))),
    ...inBlocks([...able], jobsPerBatch).map(async (jobs) => {
      const result = await executors.compiled(programs, jobs);
      if (result === undefined) await write(jobs);
      else gathered.add(result);
    }),
  ]);
  return gathered.conclude();
}

function runsOf(jobs: readonly Job[]): readonly Run[] {
  return jobs.flatMap(({ runs }) => runs);
}

/** Creates a collector of job results; `on` is called for each run that is added. */
function gather(total: number, on: (event: RunEvent) => void) {
  const records = new Map<RunId, RunRecord>();
  const scalars = new Map<RunId, Readonly<Record<string, number>>>();
  const measured = new Map<string, Measured[]>();
  const eagerRuns = new Map<RunId, EagerRun>();
  const late: NonNullable<JobResult['late']>[number][] = [];
  return {
    /** Returns all results; a run that failed after its reply is failed, and so are its measurements. */
    conclude(): PlanResult {
      for (const { run, error } of late) {
        const record = records.get(run);
        if (record === undefined) continue; // a run of another plan, which is decided already
        records.set(run, failedRecord(record, error));
        scalars.set(run, {});
        for (const [check, entries] of measured)
          measured.set(
            check,
            entries.map((entry) => withoutRun(entry, run, error)),
          );
      }
      return { records, scalars, measured, eagerRuns };
    },
    result: { records, scalars, measured, eagerRuns },
    add(result: JobResult | undefined): void {
      for (const run of result?.runs ?? []) {
        records.set(run.record.run, run.record);
        scalars.set(run.record.run, run.scalars);
        const { callsBefore } = run;
        if (result?.thread !== undefined && callsBefore !== undefined)
          eagerRuns.set(run.record.run, { thread: result.thread, callsBefore });
        on({ run: run.record.run, state: run.record.state, done: records.size, total });
      }
      late.push(...(result?.late ?? []));
      for (const entry of result?.measured ?? [])
        measured.set(entry.check, [...(measured.get(entry.check) ?? []), entry.measured]);
    },
  };
}

/** Returns a measured entry, as failed if it was measured on a run that failed later. */
function withoutRun(entry: Measured, run: RunId, error: Thrown): Measured {
  if (isFailed(entry) || !entry.runs.includes(run)) return entry;
  return { state: 'threw', runs: entry.runs, probe: entry.probe, run, ...briefError(error) };
}
