import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { threadId } from 'node:worker_threads';
import { thrownText } from '../../load/message-text.ts';
import { watchBackend } from '../../jit/trace/watch-backend.ts';
import { bindChecks } from '../../check/bind-checks.ts';
import { registerTypeScript } from '../../load/register-typescript.ts';
import { originalPath } from '../../load/watch-modules.ts';
import { watchSubject, type Role, type SubjectWatch } from '../../load/watch-subject.ts';
import { countChance } from '../../random/chance.ts';
import { serveChance } from '../../random/serve-chance.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import { assertOneTensorFlow, loadedCores } from './backend/assert-one-tensorflow.ts';
import { createBoundedCache } from './bounded-cache.ts';
import { countCalls, executeJob, type Workbench } from './execute-job.ts';
import type { Subject } from '../../model/run/fit.ts';
import { registerTfjsFacade } from './backend/tfjs-facade.ts';
import { loadBackend, type Backend } from './backend/load-backend.ts';
import type { BackendChoice } from '../../model/run/backend.ts';
import { takeOutput } from './keep-output.ts';
import { handleLaneTask } from './handle-lane-task.ts';
import { loadSubject, SubjectError } from './load-subject.ts';
import { pinLocale } from './pin-locale.ts';
import { timeZone } from './time-zone.ts';
import { UncaughtFailure, watchRun } from './watch-run.ts';
import type { WorkerSetup, BackendInfo, Region, WorkerReply, WorkerNews, ArrivedTask } from '../protocol.ts';

takeOutput(); // before anything of the book is loaded

type WorkerBench = Workbench & { readonly backend: BackendInfo; readonly subjectUrl: string };

/** The workbenches by their setup; only the latest few are kept, since sabotaged copies come by the dozen. */
const benchFor = createBoundedCache<Promise<WorkerBench>>(4);

/**
 * Does one task, and returns the reply, with what the subject loaded, read and wrote since the last one. The
 * first task with a subject loads the backend and the subject.
 */
export async function handleTask(task: ArrivedTask): Promise<WorkerReply> {
  const reply = await replyTo(task);
  const seen = (await watching)?.take();
  return seen === undefined ? reply : { ...reply, seen };
}

async function replyTo(task: ArrivedTask): Promise<WorkerReply> {
  try {
    const isEarly = 'warmUp' in task;
    const { name, version, why, copy } = await (isEarly ? backendOf(task.warmUp) : backendFor(task.setup));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
    const say = (news: WorkerNews) => task.begun.postMessage(news); // arrives even if the subject blocks
    say('begun');
    if (isEarly) {
      await prepareImports(process.cwd(), copy);
      return { kind: 'ready', backend: { name, version, why }, region: regionOf(undefined) };
    }
    const { setup, job, lanes } = task;
    const region = regionOf(setup.experiment.locale);
    const loaded = await benchOf(setup);
    if (lanes !== undefined)
      return { kind: 'lanes', reply: await handleLaneTask(lanes, loaded), thread: threadId };
    if (job === undefined) return { kind: 'ready', backend: loaded.backend, region };
    const result = await executeJob(job, loaded, {
      onRun: (run) => say({ run }),
      onPrinted: (run, printed) => say({ run, printed }),
    });
    if (brokenModule) throw brokenModule;
    return { kind: 'done', result, thread: threadId };
  } catch (error) {
    if (error instanceof SubjectError) return { kind: 'refused', message: error.message };
    return { kind: 'bug', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Pins the locale that the experiment names, if any, and returns the region of the code. */
function regionOf(locale: string | undefined): Region {
  return { locale: pinLocale(locale), timeZone: timeZone() };
}

function benchOf(setup: WorkerSetup): Promise<WorkerBench> {
  return benchFor(JSON.stringify(setup), async () => {
    const backend = await backendFor(setup);
    await prepareImports(dirname(await originalPath(setup.subjectUrl)), backend.copy);
    return loadBench(setup, backend);
  });
}

/**
 * Registers the loaders and watchers that importing a subject needs. The backend must be loaded already.
 *
 * @param folder of the subject, in which its tsconfig.json is looked for
 * @throws SubjectError if its tsconfig.json cannot be read
 */
async function prepareImports(folder: string, copy: Backend['copy']): Promise<void> {
  await registerTypeScript(folder).catch((error: unknown) => {
    throw new SubjectError(thrownText(error), { cause: error });
  });
  if (copy !== undefined) registerTfjsFacade(copy.file);
  await watch();
}

let watching: Promise<SubjectWatch> | undefined;

/** Starts to note what subjects load, read and write, once: after bookproof and the backend are loaded. */
function watch(): Promise<SubjectWatch> {
  return (watching ??= watchSubject());
}

/** The copy of TensorFlow.js that a subject loads, put in use in this thread. */
async function backendFor({ backend, subjectUrl }: WorkerSetup): Promise<Backend> {
  return backendOf(backend, pathToFileURL(await originalPath(subjectUrl)).href);
}

function backendOf(choice: BackendChoice, subjectUrl?: string): Promise<Backend> {
  return loadBackend(choice, subjectUrl).catch((error: unknown) => {
    throw new SubjectError(thrownText(error), { cause: error });
  });
}

/** A timer or a promise of a module itself that failed: it belongs to no run, so none can be trusted. */
let brokenModule: SubjectError | undefined;

async function loadBench(setup: WorkerSetup, { tf, copy, ...backend }: Backend): Promise<WorkerBench> {
  const { experiment, subjectUrl, referenceUrl } = setup;
  const changes: string[] = [];
  const { during } = await watch();
  const load = async (
    url: string,
    { file, export: exportName }: Experiment['subject'],
    role: Role,
  ): Promise<Subject> => {
    const before = loadedCores();
    // Seed 0 makes what a module draws while it loads the same in every thread and process.
    const loading = async () => {
      const { ended, change } = await watchBackend(
        tf,
        () => loadSubject(url, file, exportName),
        backend.name,
      );
      if (change) changes.push(`${file} changes it to ${change.to} when it is loaded, which was put back`);
      if (ended.status === 'rejected') throw ended.reason;
      return ended.value;
    };
    const work = () => serveChance(countChance(0, 'module'), tf.env().platform, loading);
    const refuse = (failure: UncaughtFailure) => new SubjectError(`the subject ${file}: ${failure.message}`);
    const watched = () => watchRun(work, (failure) => (brokenModule ??= refuse(failure)));
    const subject = await during(url, role, watched).catch((error: unknown) => {
      throw error instanceof UncaughtFailure ? refuse(error) : error;
    });
    assertOneTensorFlow(before, copy);
    return countCalls((settings, random) => during(url, role, () => subject(settings, random)));
  };
  const subject = await load(subjectUrl, experiment.subject, 'subject');
  const { equivalentTo } = experiment;
  const reference =
    equivalentTo === null || referenceUrl === undefined
      ? undefined
      : await load(referenceUrl, equivalentTo, 'reference');
  const checks = new Map(bindChecks(experiment).map((check) => [check.id, check]));
  const backendInfo = { ...backend, why: [backend.why, ...changes].join('; ') };
  return {
    tf,
    subject,
    ...(reference ? { reference } : {}),
    experiment,
    checks,
    backend: backendInfo,
    subjectUrl,
  };
}
