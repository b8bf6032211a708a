import type { Job } from '../plan/plan-runs.ts';
import type { JobResult } from './execute-job.ts';
import { expectReply, WorkerBug } from './expect-reply.ts';
import { SubjectError } from './load-subject.ts';
import { Abandoned, TimedOut, type ThreadId } from './open-pool.ts';
import type { AskWorker } from './worker.ts';

/**
 * A worker that dies gets its job a second chance in another; then its runs are recorded as thrown.
 *
 * @param avoid a thread that is not to do it, where there are several
 */
export async function runJob(
  job: Job,
  ask: AskWorker,
  signal: AbortSignal | undefined,
  avoid?: ThreadId,
): Promise<JobResult | undefined> {
  let death = '';
  for (let attempt = 1; attempt <= 2; attempt++) {
    if (signal?.aborted) return undefined;
    try {
      const { result, thread } = expectReply(await ask({ job }, avoid), 'done');
      return { ...result, thread };
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
