import { withoutMachinePaths } from '../../load/without-machine-paths.ts';
import type { Job } from '../../plan/plan-runs.ts';
import type { RunId } from '../../model/run/run.ts';
import { askWorker, type NoReply } from './ask-worker.ts';
import { TimedOut } from './worker-pool.ts';
import type { ThreadId, JobResult, AskWorker } from '../protocol.ts';

/** A worker died while it did a job. */
type Death = Extract<NoReply, { kind: 'died' }>;

/**
 * Has a worker do a job, and returns its result.
 *
 * If the worker dies, each run is tried alone. Runs that end a worker again are recorded as thrown, and the
 * job is done without them. If a run takes too long, it is recorded as thrown, and the others are made; if the job
 * does, all its runs are.
 *
 * @param avoid a thread that must not do it, if the pool has several
 * @returns undefined if it was interrupted
 * @throws SubjectError if the worker refused the job
 * @throws WorkerBug if the mistake is bookproof's own
 */
export async function runJob(
  job: Job,
  ask: AskWorker,
  signal: AbortSignal | undefined,
  avoid?: ThreadId,
): Promise<JobResult | undefined> {
  const attempt = (part: Job) => tryJob(part, ask, signal, avoid);
  const first = await attempt(job);
  if (first === undefined || !('kind' in first)) return first;
  const deadly = new Map<RunId, Death>();
  if (job.runs.length > 1) {
    for (const run of job.runs) {
      const alone = await attempt({ ...job, runs: [run], groups: [] });
      if (alone === undefined) return undefined;
      if ('kind' in alone) deadly.set(run.id, alone);
    }
  }
  const { lost, others } = parted(job, deadly);
  const buried = buryJob(lost, (run) => diedTwice(deadly.get(run)));
  if (others.runs.length === 0) return buried;
  const rest = await attempt(others);
  if (rest === undefined) return undefined;
  const done = 'kind' in rest ? buryJob(others, () => diedTwice(rest)) : rest;
  return joinResults(done, buried);
}

/** Splits a job in two: the deadly runs with every group that reads one of them, and the rest. */
function parted(
  job: Job,
  deadly: { has(run: RunId): boolean },
): { readonly lost: Job; readonly others: Job } {
  const isLost = ({ runs }: Job['groups'][number]) => runs.some((run) => deadly.has(run));
  const part = (wanted: boolean): Job => ({
    ...job,
    runs: job.runs.filter(({ id }) => deadly.has(id) === wanted),
    groups: job.groups.filter((group) => isLost(group) === wanted),
  });
  return { lost: part(true), others: part(false) };
}

async function tryJob(
  job: Job,
  ask: AskWorker,
  signal: AbortSignal | undefined,
  avoid: ThreadId | undefined,
): Promise<JobResult | Death | undefined> {
  const reply = await askWorker(ask, 'done', { job }, { signal, avoid });
  if (reply.kind === 'done') return { ...reply.result, thread: reply.thread };
  if (reply.kind === 'interrupted') return undefined;
  if (reply.kind === 'died') return reply;
  const { error } = reply;
  if (error instanceof TimedOut && error.ofRun && error.run !== undefined)
    return withoutSlow(job, error, ask, signal, avoid);
  return buryJob(job, (run) => (error instanceof TimedOut ? lostWith(error, run) : error));
}

/** Records the run that took too long, and what reads it, as thrown, and makes the others. */
async function withoutSlow(
  job: Job,
  error: TimedOut,
  ask: AskWorker,
  signal: AbortSignal | undefined,
  avoid: ThreadId | undefined,
): Promise<JobResult | undefined> {
  const { lost, others } = parted(job, new Set([error.run]));
  const buried = buryJob(lost, () => error);
  if (others.runs.length === 0) return buried;
  const rest = await runJob(others, ask, signal, avoid);
  return rest && joinResults(rest, buried);
}

function joinResults(done: JobResult, buried: JobResult): JobResult {
  return { ...done, runs: [...done.runs, ...buried.runs], measured: [...done.measured, ...buried.measured] };
}

type Failure = { readonly name: string; readonly message: string; readonly output?: string };

function diedTwice(last: Death | undefined): Failure {
  return {
    name: 'WorkerDied',
    message: `its worker died twice (${last?.message ?? 'unknown reason'})`,
    ...(last?.output === undefined ? {} : { output: last.output }),
  };
}

/** Returns why a run of a late job is lost: it took too long, or it shared the job with the one that did. */
function lostWith({ name, message, output, run: slow }: TimedOut, run: RunId): Failure {
  if (slow === undefined || slow === run) return { name, message, output };
  return { name: 'Abandoned', message: `the run ${slow}, which goes with it, took too long` };
}

/** Records every run of a job as thrown, and every group as unmeasured for that reason. */
function buryJob(
  { runs, groups }: Pick<Job, 'runs' | 'groups'>,
  failureOf: (run: RunId) => Failure,
): JobResult {
  const buried = new Set(runs.map(({ id }) => id));
  return {
    runs: runs.map(({ id }) => {
      const { name, message, output = '' } = failureOf(id);
      const printed = output === '' ? {} : { output: withoutMachinePaths(output, process.cwd()) };
      return {
        record: { run: id, draws: [], state: 'threw', error: { name, message }, ...printed },
        scalars: {},
      };
    }),
    measured: groups.map(({ check, runs: all, probe }) => {
      const own = all.filter((id) => buried.has(id));
      const run = own.find((id) => failureOf(id).name !== 'Abandoned') ?? own[0] ?? '';
      const { message } = failureOf(run);
      return { check, measured: { state: 'threw', runs: [...all], probe, run, message } };
    }),
  };
}
