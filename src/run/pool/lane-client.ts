import type { Acceleration } from '../../jit/accelerate.ts';
import type { Description } from '../../jit/describe.ts';
import type { Job } from '../../plan/plan-runs.ts';
import type { Run } from '../../model/run/run.ts';
import type { Claim } from '../../model/experiment/experiment.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import { askWorker } from './ask-worker.ts';
import { inBlocks } from './in-blocks.ts';
import type { AskWorker, LaneProgram, LaneReply, LaneTask, WantedProgram, JobResult } from '../protocol.ts';

/**
 * Programs asked of one worker: its second costs half of the first, which warms it up; many are shared out.
 */
const programsPerTask = 4;

/** The reason to give for what was not made because Ctrl-C came first. */
export const interrupted = 'it was interrupted';

/**
 * Creates a client that sends lane tasks to the pool. It tries once more if the worker dies, but not if a
 * task takes too long. Without a reply it returns `undefined`, a refusal or an empty result: the caller does
 * without lanes.
 */
export function createLaneClient(ask: AskWorker, signal: AbortSignal | undefined) {
  const perform = async <K extends LaneTask['kind']>(
    task: Extract<LaneTask, { kind: K }>,
  ): Promise<Extract<LaneReply, { kind: K }> | undefined> => {
    const attempt = () => askWorker(ask, 'lanes', { lanes: task }, { signal });
    const first = await attempt();
    const last = first.kind === 'died' ? await attempt() : first;
    return last.kind === 'lanes' ? (last.reply as Extract<LaneReply, { kind: K }>) : undefined; // a reply is of its task's kind
  };
  const noReply = () => (signal?.aborted ? interrupted : 'it took too long, or its worker died twice');
  return {
    accelerate: async (wanted: readonly WantedProgram[]): Promise<readonly Acceleration[]> => {
      const answers = inBlocks(wanted, programsPerTask).map(
        async (block): Promise<readonly Acceleration[]> => {
          const reply = await perform<'accelerate'>({ kind: 'accelerate', wanted: block });
          return reply?.accelerations ?? block.map(() => ({ kind: 'declined', reason: noReply() }));
        },
      );
      return (await Promise.all(answers)).flat();
    },
    describe: async (settings: Settings, lifted: readonly string[]): Promise<Description> => {
      const reply = await perform<'describe'>({ kind: 'describe', settings, lifted });
      return reply?.description ?? { kind: 'declined', reason: noReply() };
    },
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
