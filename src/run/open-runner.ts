import { Piscina } from 'piscina';
import type { Measured } from '../check/measured.ts';
import type { Job, Plan } from '../plan/plan-runs.ts';
import type { RunId } from '../plan/run.ts';
import type { JobResult } from './execute-job.ts';
import { SubjectError } from './load-subject.ts';
import type { RunRecord, RunState } from './record.ts';
import type { BackendInfo, WorkerReply, WorkerSetup, WorkerTask } from './worker.ts';

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

export type RunnerOptions = WorkerSetup & {
  /** Threads, at least 1. */
  readonly workers: number;
  /** Stops the runs: what is finished is kept. */
  readonly signal?: AbortSignal;
};

/**
 * Opens worker threads and loads the backend and the subject in one of them.
 *
 * @throws SubjectError where the backend or the subject cannot be had
 */
export async function openRunner(options: RunnerOptions): Promise<Runner> {
  const { workers, signal, ...setup } = options;
  // Read by libtensorflow when it loads, which a worker's copy of the environment is too late for.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '0'; // steadier numbers
  const pool = new Piscina({
    filename: new URL('./worker-bootstrap.mjs', import.meta.url).href,
    minThreads: 1,
    maxThreads: workers,
    idleTimeout: Number.POSITIVE_INFINITY, // a worker keeps its subject between rounds
    atomics: 'disabled', // subjects may be asynchronous
  });
  const stop = () => void pool.destroy();
  signal?.addEventListener('abort', stop, { once: true });
  const ask = (job?: Job): Promise<WorkerReply> =>
    pool.run({ setup, ...(job ? { job } : {}) } satisfies WorkerTask);
  const close = async () => {
    signal?.removeEventListener('abort', stop);
    await pool.destroy();
  };
  try {
    const { backend } = expectReply(await ask(), 'ready');
    return { backend, close, run: (plan, on) => runJobs(plan, ask, signal, on) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function runJobs(
  plan: Plan,
  ask: (job: Job) => Promise<WorkerReply>,
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
async function runJob(
  job: Job,
  ask: (job: Job) => Promise<WorkerReply>,
  signal: AbortSignal | undefined,
): Promise<JobResult | undefined> {
  let death = '';
  for (let attempt = 1; attempt <= 2; attempt++) {
    if (signal?.aborted) return undefined;
    try {
      return expectReply(await ask(job), 'done').result;
    } catch (error) {
      if (signal?.aborted) return undefined;
      if (!(error instanceof Error) || error instanceof SubjectError || error instanceof WorkerBug)
        throw error;
      death = error.message;
    }
  }
  return buryJob(job, `its worker died twice (${death})`);
}

function buryJob(job: Job, message: string): JobResult {
  return {
    runs: job.runs.map(({ id }) => ({
      record: { run: id, draws: [], state: 'threw', error: { name: 'WorkerDied', message } },
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
