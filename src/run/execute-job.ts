import type * as TensorFlow from '@tensorflow/tfjs';
import type { BoundCheck } from '../check/bind-checks.ts';
import type { Measured } from '../check/measured.ts';
import { lastScalars } from '../check/read-quantity.ts';
import type { Job, PlannedGroup } from '../plan/plan-runs.ts';
import type { Run, RunId } from '../plan/run.ts';
import type { Experiment } from '../spec/experiment.ts';
import type { Raw, Subject } from './fit.ts';
import type { RunRecord } from './record.ts';
import { runSubject, type RunResult } from './run-subject.ts';

/** What a job leaves behind: JSON-safe, so that it crosses a thread or a process. */
export type JobResult = {
  readonly runs: readonly {
    readonly record: RunRecord;
    readonly scalars: Readonly<Record<string, number>>;
  }[];
  readonly measured: readonly { readonly check: string; readonly measured: Measured }[];
};

/** What every job of an experiment needs, loaded once a worker. */
export type Workbench = {
  readonly tf: typeof TensorFlow;
  readonly subject: Subject;
  /** What the subject is held to be equivalent to. */
  readonly reference?: Subject;
  readonly experiment: Experiment;
  readonly checks: ReadonlyMap<string, BoundCheck>;
};

/** Runs a job's runs one after another, measures its groups, and drops the fits. */
export async function executeJob(job: Job, bench: Workbench): Promise<JobResult> {
  const results = new Map<RunId, RunResult>();
  for (const run of job.runs) {
    results.set(run.id, await runSubject(bench.tf, subjectOf(run, bench), run, bench.experiment));
  }
  return concludeJobs([job], results, bench);
}

/** Measures the groups of jobs whose runs are made, and drops the fits. */
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

function measureGroup(
  { check, runs, probe }: PlannedGroup,
  results: ReadonlyMap<RunId, RunResult>,
  bench: Pick<Workbench, 'checks'>,
): Measured {
  const raws: Raw[] = [];
  for (const id of runs) {
    const result = results.get(id);
    if (result?.raw) raws.push(result.raw);
    else if (result?.record.state === 'threw') {
      return { state: 'threw', runs: [...runs], probe, run: id, message: result.record.error.message };
    }
  }
  const bound = bench.checks.get(check);
  if (!bound) throw new Error(`no check "${check}" is bound in the worker`);
  return bound.measure(raws, probe);
}
