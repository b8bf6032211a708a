import { bindChecks } from '../check/bind-checks.ts';
import type { Job } from '../plan/plan-runs.ts';
import type { Experiment } from '../spec/experiment.ts';
import { expectSharedTensorFlow } from './expect-shared-tensorflow.ts';
import { executeJob, type JobResult, type Workbench } from './execute-job.ts';
import { loadBackend, type BackendChoice, type BackendName } from './load-backend.ts';
import { loadSubject, SubjectError } from './load-subject.ts';

/** What a worker is opened with. */
export type WorkerSetup = {
  readonly experiment: Experiment;
  readonly subjectUrl: string;
  readonly backend: BackendChoice;
};

export type BackendInfo = { readonly name: BackendName; readonly version: string; readonly why: string };

/** Every way in which a worker answers; only its death rejects. */
export type WorkerReply =
  | { readonly kind: 'ready'; readonly backend: BackendInfo }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'done'; readonly result: JobResult }
  | { readonly kind: 'bug'; readonly stack: string };

export type WorkerTask = { readonly setup: WorkerSetup; readonly job?: Job };

type Bench = Workbench & { readonly backend: BackendInfo };
let bench: Promise<Bench> | undefined;

/** Loads the backend and the subject at the first task; without a job that is all. */
export async function answer({ setup, job }: WorkerTask): Promise<WorkerReply> {
  try {
    const loaded = await (bench ??= loadBench(setup));
    if (job === undefined) return { kind: 'ready', backend: loaded.backend };
    return { kind: 'done', result: await executeJob(job, loaded) };
  } catch (error) {
    if (error instanceof SubjectError) return { kind: 'refused', message: error.message };
    return { kind: 'bug', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function loadBench({ experiment, subjectUrl, backend: choice }: WorkerSetup): Promise<Bench> {
  const { tf, ...backend } = await loadBackend(choice).catch((error: unknown) => {
    throw new SubjectError(error instanceof Error ? error.message : String(error), { cause: error });
  });
  const { file, export: exportName } = experiment.subject;
  expectSharedTensorFlow(subjectUrl, import.meta.url);
  const subject = await loadSubject(subjectUrl, file, exportName);
  const checks = new Map(bindChecks(experiment).map((check) => [check.id, check]));
  return { tf, subject, experiment, checks, backend };
}
