import type { Acceleration } from '../../jit/accelerate.ts';
import type { Job } from '../../plan/plan-runs.ts';
import type { Run } from '../../model/run/run.ts';
import type { Claim } from '../../model/experiment/experiment.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import { expectReply, WorkerBug } from './unwrap-reply.ts';
import { gatherAsks } from './batch-calls.ts';
import { SubjectError } from '../worker/load-subject.ts';
import { Abandoned, TimedOut } from './worker-pool.ts';
import type { AskWorker, LaneProgram, LaneReply, LaneTask, WantedProgram, JobResult } from '../protocol.ts';

/** The second of two programs in one worker costs half of the first, which warms up; many are shared out. */
const mostInATask = 4;

/** Why something was not made, where Ctrl-C came first. */
export const interrupted = 'it was interrupted';

/** Asks workers for lane tasks. One that dies gets a second chance, one that takes too long none; then what it was asked is done without it. */
export function openLanes(ask: AskWorker, signal: AbortSignal | undefined) {
  const perform = async <K extends LaneTask['kind']>(
    task: Extract<LaneTask, { kind: K }>,
  ): Promise<Extract<LaneReply, { kind: K }> | undefined> => {
    for (let attempt = 1; attempt <= 2; attempt++) {
      if (signal?.aborted) return undefined;
      try {
        const { reply } = expectReply(await ask({ lanes: task }), 'lanes');
        return reply as Extract<LaneReply, { kind: K }>; // a reply is of its task's kind
      } catch (error) {
        if (error instanceof SubjectError || error instanceof WorkerBug) throw error;
        if (error instanceof TimedOut || error instanceof Abandoned) return undefined;
      }
    }
    return undefined;
  };
  return {
    accelerate: gatherAsks<WantedProgram, Acceleration>(mostInATask, async (wanted) => {
      const reply = await perform<'accelerate'>({ kind: 'accelerate', wanted });
      const reason = signal?.aborted ? interrupted : 'it took too long, or its worker died twice';
      return reply?.accelerations ?? wanted.map(() => ({ kind: 'declined', reason }));
    }),
    describe: async (settings: Settings, lifted: readonly string[]) =>
      (await perform<'describe'>({ kind: 'describe', settings, lifted }))?.text ?? 'its worker died twice',
    sample: async (programs: readonly LaneProgram[], runs: readonly Run[]): Promise<JobResult> =>
      (await perform<'jobs'>({ kind: 'jobs', programs, jobs: [{ runs, groups: [], lanes: true }] }))
        ?.result ?? {
        runs: [],
        measured: [],
      },
    jobs: async (programs: readonly LaneProgram[], jobs: readonly Job[]) =>
      (await perform<'jobs'>({ kind: 'jobs', programs, jobs }))?.result,
    tally: async (programs: readonly LaneProgram[], claims: readonly Claim[], seeds: readonly number[]) =>
      (await perform<'tally'>({ kind: 'tally', programs, claims, seeds }))?.tallies,
  };
}
