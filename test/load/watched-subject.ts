import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nothingSeen, type Seen } from '../../src/load/seen.ts';
import type { Pool } from '../../src/run/pool/worker-pool.ts';
import type { WorkerSetup } from '../../src/run/protocol.ts';
import type { SubjectPath } from '../../src/model/experiment/experiment.ts';
import { planOf, setupOf } from '../run/tiny-experiment.ts';

const setup = setupOf('tiny', 'fit');
export const { experiment } = setup;

/** What is run of a subject. */
type Ran = { readonly loss: unknown; readonly seen: Seen };

/**
 * Runs the export `fit` of a module once.
 *
 * @returns its loss, and what its thread saw for the first time
 */
export async function runSubjectAt(
  pool: Pool,
  url: string,
  changed: Partial<WorkerSetup> = {},
): Promise<Ran> {
  const reply = await pool.ask({ setup: { ...setup, subjectUrl: url, ...changed }, job: oneRun() });
  if (reply.kind !== 'done') throw new Error(JSON.stringify(reply));
  const [run] = reply.result.runs;
  return { loss: run?.scalars['loss'] ?? run?.record, seen: reply.seen ?? nothingSeen };
}

/** Runs what a subject is held to be equivalent to, and then the subject itself: what was seen each time. */
export async function runReferenceFirst(
  pool: Pool,
  subjectUrl: string,
  changed: Partial<WorkerSetup>,
): Promise<readonly Seen[]> {
  const job = oneRun();
  const reference = {
    ...job,
    runs: job.runs.map((run) => ({ ...run, subject: 'reference' as const })),
    groups: [],
  };
  const seen: Seen[] = [];
  for (const next of [reference, job]) {
    const reply = await pool.ask({ setup: { ...setup, subjectUrl, ...changed }, job: next });
    if (reply.kind !== 'done') throw new Error(JSON.stringify(reply));
    if (reply.seen) seen.push(reply.seen);
  }
  return seen;
}

function oneRun() {
  const [job] = planOf({ one: {} }).jobs;
  if (!job) throw new Error('no job is planned');
  return job;
}

/** What a worker is opened with for a subject that is held to be equivalent to another. */
export function withReference(folder: string, file: string): Partial<WorkerSetup> {
  const equivalentTo: SubjectPath = { file, export: 'fit' };
  return {
    referenceUrl: pathToFileURL(join(folder, file)).href,
    experiment: { ...experiment, equivalentTo },
  };
}
