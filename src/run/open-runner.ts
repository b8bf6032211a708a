import type { Measured } from '../check/measured.ts';
import type { Job, Plan } from '../plan/plan-runs.ts';
import type { RunId } from '../plan/run.ts';
import type { JobResult } from './execute-job.ts';
import { SubjectError } from './load-subject.ts';
import { Abandoned, openPool, TimedOut, type Pool, type PoolOptions } from './open-pool.ts';
import type { RunRecord, RunState } from './record.ts';
import type { BackendInfo, WorkerReply, WorkerSetup } from './worker.ts';

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

/** Worker threads that have loaded one experiment's subject. */
export type Runner = {
  readonly backend: BackendInfo;
  run(plan: Plan, on: (event: RunEvent) => void): Promise<PlanResult>;
  close(): Promise<void>;
};

export type RunnerOptions = WorkerSetup & PoolOptions;

/**
 * Opens worker threads and loads the backend and the subject in one of them.
 *
 * @throws SubjectError where the backend or the subject cannot be had
 */
export async function openRunner(options: RunnerOptions): Promise<Runner> {
  const { workers, signal, ...setup } = options;
  const pool = openPool({ workers, ...(signal ? { signal } : {}) });
  try {
    const runner = await openSubject(pool, setup, signal ? { signal } : {});
    return { ...runner, close: () => pool.close() };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

export type SubjectOptions = {
  /** Stops the runs: what is finished is kept. */
  readonly signal?: AbortSignal;
  /** Milliseconds that a job may take; after the first that takes longer no other is begun. */
  readonly timeout?: number;
};

/**
 * Loads a subject into threads that are open already.
 *
 * @throws SubjectError where the backend or the subject cannot be had
 * @throws TimedOut where loading it took too long
 */
export async function openSubject(
  pool: Pool,
  setup: WorkerSetup,
  options: SubjectOptions = {},
): Promise<Omit<Runner, 'close'>> {
  const { signal, timeout } = options;
  const patience = timeout === undefined ? undefined : { timeout, spent: false };
  const ask = (job?: Job) => pool.ask({ setup, ...(job ? { job } : {}) }, patience);
  const { backend } = expectReply(await ask(), 'ready');
  return { backend, run: (plan, on) => runJobs(plan, ask, signal, on) };
}

type Ask = (job: Job) => Promise<WorkerReply>;

async function runJobs(
  plan: Plan,
  ask: Ask,
  signal: AbortSignal | undefined,
  on: (event: RunEvent) => void,
): Promise<PlanResult> {
  const records = new Map<RunId, RunRecord>();
  const scalars = new Map<RunId, Readonly<Record<string, number>>>();
  const measured = new Map<string, Measured[]>();
  await Promise.all(
    plan.jobs.map(async (job) => {
      const result = await runJob(job, ask, signal);
      if (result === undefined) return;
      for (const run of result.runs) {
        records.set(run.record.run, run.record);
        scalars.set(run.record.run, run.scalars);
        on({ run: run.record.run, state: run.record.state, done: records.size, total: plan.runs.length });
      }
      for (const entry of result.measured) {
        measured.set(entry.check, [...(measured.get(entry.check) ?? []), entry.measured]);
      }
    }),
  );
  return { records, scalars, measured };
}

/** A worker that dies gets its job a second chance in another; then its runs are recorded as thrown. */
async function runJob(job: Job, ask: Ask, signal: AbortSignal | undefined): Promise<JobResult | undefined> {
  let death = '';
  for (let attempt = 1; attempt <= 2; attempt++) {
    if (signal?.aborted) return undefined;
    try {
      return expectReply(await ask(job), 'done').result;
    } catch (error) {
      if (signal?.aborted) return undefined;
      if (!(error instanceof Error) || error instanceof SubjectError || error instanceof WorkerBug)
        throw error;
      if (error instanceof TimedOut || error instanceof Abandoned) return buryJob(job, error);
      death = error.message;
    }
  }
  return buryJob(job, { name: 'WorkerDied', message: `its worker died twice (${death})` });
}

function buryJob(
  job: Job,
  { name, message }: { readonly name: string; readonly message: string },
): JobResult {
  return {
    runs: job.runs.map(({ id }) => ({
      record: { run: id, draws: [], state: 'threw', error: { name, message } },
      scalars: {},
    })),
    measured: job.groups.map(({ check, runs, probe }) => ({
      check,
      measured: { state: 'threw', runs: [...runs], probe, run: runs[0] ?? '', message },
    })),
  };
}

/** A mistake of bookproof's own that happened in a worker. */
class WorkerBug extends Error {
  override readonly name = 'WorkerBug';
}

function expectReply<K extends WorkerReply['kind']>(
  reply: WorkerReply,
  kind: K,
): Extract<WorkerReply, { kind: K }> {
  if (reply.kind === kind) return reply as Extract<WorkerReply, { kind: K }>;
  if (reply.kind === 'refused') throw new SubjectError(reply.message);
  throw new WorkerBug(
    reply.kind === 'bug' ? reply.stack : `a worker answered "${reply.kind}" where "${kind}" was asked`,
  );
}
