import { accelerate, type Acceleration } from '../../jit/accelerate.ts';
import { describeAcceleration } from '../../jit/describe.ts';
import { onOneBackend } from '../../jit/trace/watch-backend.ts';
import type { RunId } from '../../model/run/run.ts';
import { createBoundedCache } from './bounded-cache.ts';
import { concludeJobs, type Workbench } from './execute-job.ts';
import type { Subject } from '../../model/run/fit.ts';
import type { LaneReply, LaneTask, WantedProgram } from '../protocol.ts';
import { runInLanes } from './run-lanes.ts';
import { recordFit } from './record-fit.ts';
import type { RunResult } from './train.ts';
import { tallySeeds } from './tally-seeds.ts';
import { watchRun } from './watch-run.ts';
import { withTensorCleanup } from './with-tensor-cleanup.ts';

type LaneWorkbench = Workbench & {
  readonly backend: { readonly name: string };
  /** The module of the subject. */
  readonly subjectUrl: string;
};

/** The latest traces, by code and settings: test suites of one subject want the same ones again and again. */
const accelerationFor = createBoundedCache<Promise<Acceleration>>(50); // each sabotaged copy has a URL of its own

/** Does a lane task with the subject and the backend of a workbench. */
export async function handleLaneTask(task: LaneTask, bench: LaneWorkbench): Promise<LaneReply> {
  const { tf, subject } = bench;
  const clean: Subject = (settings, random) =>
    watchRun(() => withTensorCleanup(tf, () => onOneBackend(tf, () => subject(settings, random))));
  switch (task.kind) {
    case 'describe':
      return {
        kind: 'describe',
        description: await describeAcceleration(tf, clean, task.settings, task.lifted),
      };
    case 'accelerate': {
      const made: Acceleration[] = [];
      for (const wanted of task.wanted) made.push(await accelerateOnce(wanted, bench, clean));
      return { kind: 'accelerate', accelerations: made };
    }
    case 'jobs':
      return { kind: 'jobs', result: executeInLanes(task, bench) };
    case 'tally':
      return { kind: 'tally', tallies: tallySeeds(task, bench.experiment) };
  }
}

function accelerateOnce(
  { settings, lifted, optional }: WantedProgram,
  { tf, backend, experiment, subjectUrl }: LaneWorkbench,
  clean: Subject,
): Promise<Acceleration> {
  const key = JSON.stringify([
    subjectUrl,
    experiment.subject.export,
    settings,
    Object.keys(lifted),
    optional,
  ]);
  const bitwise = backend.name === 'wasm';
  return accelerationFor(key, () => accelerate(tf, clean, { settings, lifted, optional, bitwise }));
}

function executeInLanes({ programs, jobs }: Extract<LaneTask, { kind: 'jobs' }>, bench: LaneWorkbench) {
  const results = new Map<RunId, RunResult>();
  const runs = jobs.flatMap((job) => job.runs);
  runInLanes(programs, runs, ({ run, fit, drawn }) => {
    const record = { run: run.id, draws: [], ...recordFit(fit, run, bench.experiment, drawn) };
    results.set(run.id, { record, raw: { run, record, fit, drawn: [] } });
  });
  return concludeJobs(jobs, results, bench);
}
