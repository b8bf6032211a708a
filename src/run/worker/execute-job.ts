import type * as TensorFlow from '@tensorflow/tfjs';
import type { BoundCheck } from '../../check/bind-checks.ts';
import type { Measured } from '../../model/outcome/measured.ts';
import { lastScalars } from '../../check/claims/read-quantity.ts';
import type { Calls, Job, PlannedGroup } from '../../plan/plan-runs.ts';
import type { Run, RunId } from '../../model/run/run.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import type { TrainedRun, Subject } from '../../model/run/fit.ts';
import { isFailed } from '../../plan/is-failed.ts';
import type { FailedRecord, RunRecord, Thrown } from '../../model/run/record.ts';
import { withoutMachinePaths } from '../../load/without-machine-paths.ts';
import { keepOutput } from './keep-output.ts';
import { train, type RunResult } from './train.ts';
import type { UncaughtFailure } from './watch-run.ts';
import type { JobResult } from '../protocol.ts';

/** Runs of this thread in which something failed after their return, since the last job's result. */
let late: { run: RunId; error: Thrown }[] = [];

export type JobListeners = {
  /** Called with each run before it is made. */
  readonly onRun?: (run: RunId) => void;
  /** Called with each piece of text that a run prints. */
  readonly onPrinted?: (run: RunId, text: string) => void;
};

/** What every job of an experiment needs; a worker loads it once. */
export type Workbench = {
  readonly tf: typeof TensorFlow;
  readonly subject: Subject;
  /** The code that the subject must be equivalent to. */
  readonly reference?: Subject;
  readonly experiment: Experiment;
  readonly checks: ReadonlyMap<string, BoundCheck>;
  /** The backend of every run; absent: the one in use. */
  readonly backend?: { readonly name: string };
};

/** The calls of any subject that this thread has made, for a run or for a trace. */
let calls: Calls = { begun: 0, ended: 0 };

/** Returns the same subject, with its calls counted in this thread. */
export function countCalls(subject: Subject): Subject {
  return async (settings, random) => {
    calls = { ...calls, begun: calls.begun + 1 };
    const fit = await subject(settings, random);
    calls = { ...calls, ended: calls.ended + 1 };
    return fit;
  };
}

/**
 * Makes a job's runs one after another, measures its groups, and drops the fits.
 *
 * A run that is repeated is made after other calls than the first time, and never as the first of its thread.
 * So the repetition shows what the code keeps from run to run.
 *
 */
export async function executeJob(
  job: Job,
  bench: Workbench,
  { onRun = () => undefined, onPrinted = () => undefined }: JobListeners = {},
): Promise<JobResult> {
  const results = new Map<RunId, RunResult>();
  const outputs = new Map<RunId, string>();
  const make = async (run: Run) => {
    onRun(run.id);
    const onLate = (failure: UncaughtFailure) => void late.push({ run: run.id, error: failure.describe() });
    const training = () =>
      train(bench.tf, subjectOf(run, bench), run, bench.experiment, {
        onLate,
        backend: bench.backend?.name,
      });
    const { result, output } = await keepOutput(training, (text) => onPrinted(run.id, text));
    outputs.set(run.id, output);
    return isFailed(result.record) ? { record: withOutput(result.record, output) } : result;
  };
  const callsBefore = new Map<RunId, Calls>();
  for (const run of job.runs) {
    await makeOthersFirst(job, run, make);
    callsBefore.set(run.id, calls);
    results.set(run.id, await make(run));
  }
  const own = late.splice(0);
  for (const { run, error } of own) {
    const result = results.get(run);
    if (result)
      results.set(run, {
        record: withOutput(failedRecord(result.record, error), outputs.get(run) ?? ''),
      });
  }
  const others = own.filter(({ run }) => !results.has(run));
  const { runs, measured } = concludeJobs([job], results, bench);
  return {
    runs: runs.map((made) => ({ ...made, callsBefore: callsBefore.get(made.record.run) ?? calls })),
    measured,
    ...(others.length === 0 ? {} : { late: others }),
  };
}

/** Returns a run's record as failed, for a timer or a promise of it that failed later. */
export function failedRecord({ run, draws, reads }: RunRecord, error: Thrown): FailedRecord {
  return { run, draws, ...(reads ? { reads } : {}), state: 'threw', error };
}

function withOutput(record: FailedRecord, output: string): FailedRecord {
  return output === '' ? record : { ...record, output: withoutMachinePaths(output, process.cwd()) };
}

/**
 * Makes other runs before a run that is repeated: another and the run itself, in turns, until the thread has
 * made some, and surely more or fewer than the first time. A call that was broken off may or may not have
 * left something behind, so it counts as both.
 */
async function makeOthersFirst(
  { runs, repeats }: Job,
  run: Run,
  make: (run: Run) => Promise<RunResult>,
): Promise<void> {
  const first = repeats?.[run.id];
  const other = runs.at(-1);
  if (first === undefined || other === undefined) return;
  const most = first.begun + 1; // more than the first time, whatever was broken off
  // The other comes first, in case only a thread's first run leaves something; the run itself, in case only
  // its cell does.
  for (let made = 0; made === 1 || (made <= most && mayMatch(calls, first)); made++)
    await make(made % 2 === 0 ? other : run);
}

function mayMatch(now: Calls, first: Calls): boolean {
  return now.ended === 0 || (now.begun >= first.ended && now.ended <= first.begun);
}

/** Measures the groups of jobs whose runs are made, and returns the records without the fits. */
export function concludeJobs(
  jobs: readonly Pick<Job, 'groups'>[],
  results: ReadonlyMap<RunId, RunResult>,
  bench: Pick<Workbench, 'experiment' | 'checks'>,
): JobResult {
  return {
    runs: [...results.values()].map(({ record, raw }) => ({
      record,
      scalars: raw ? lastScalars(raw, bench.experiment) : {},
    })),
    measured: jobs.flatMap(({ groups }) =>
      groups.map((group) => ({ check: group.check, measured: measureGroup(group, results, bench) })),
    ),
  };
}

function subjectOf({ id, subject }: Run, bench: Workbench): Subject {
  if (subject === undefined) return bench.subject;
  if (!bench.reference) throw new Error(`${id} is of a reference that was not loaded`);
  return bench.reference;
}

/** Names that say no more than that there is an error. */
const plain: ReadonlySet<string> = new Set(['Error', 'FailedUncaught', 'FailedAfterReturn']);

/** What a measured entry says of the error of a run: the record has all of it. */
export function briefError({ name, message, frames }: Thrown) {
  const [at] = frames ?? [];
  return { message, ...(plain.has(name) ? {} : { name }), ...(at === undefined ? {} : { at }) };
}

/** Returns the measured entry of a group in which the run of `record` left no fit. */
export function measureFailure(record: FailedRecord, runs: readonly RunId[], probe: boolean): Measured {
  const backend = record.state === 'refused' ? record.backend : undefined;
  return {
    state: record.state,
    runs: [...runs],
    probe,
    run: record.run,
    ...(record.state === 'threw' ? briefError(record.error) : { message: record.error.message }),
    ...(backend ? { backend } : {}),
  };
}

function measureGroup(
  { check, runs, probe }: PlannedGroup,
  results: ReadonlyMap<RunId, RunResult>,
  bench: Pick<Workbench, 'checks'>,
): Measured {
  const raws: TrainedRun[] = [];
  for (const id of runs) {
    const result = results.get(id);
    if (result?.raw) raws.push(result.raw);
    else if (result && isFailed(result.record)) {
      return measureFailure(result.record, runs, probe);
    }
  }
  const bound = bench.checks.get(check);
  if (!bound) throw new Error(`no check "${check}" is bound in the worker`);
  return bound.measure(raws, probe);
}
