import { describeEnvironment } from '../io/describe-environment.ts';
import { digestSources } from '../io/digest-sources.ts';
import { readBaseline } from '../io/read-baseline.ts';
import { subjectUrls } from '../io/subject-urls.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { runExperiment } from '../pipeline.ts';
import { openRunner, type Runner, type RunnerOptions } from '../run/open-runner.ts';
import type { Experiment } from '../spec/experiment.ts';
import type { Context } from './context.ts';
import { showProgress } from './show-progress.ts';

/** What runs take of the machine. */
export type Resources = Pick<RunnerOptions, 'backend' | 'workers' | 'jit'>;

/** What is asked of one experiment: the checks selected, all where absent, and what the command line changed. */
export type Request = {
  readonly selected: ReadonlySet<string> | undefined;
  readonly changes: readonly string[];
  /** Of how many seeds claims are asked; none, where absent. */
  readonly prevalence?: number;
};

/** Trains and decides one experiment; undefined where Ctrl-C came before there was anything to keep. */
export async function decideExperiment(
  experiment: Experiment,
  { selected, changes, prevalence = 0 }: Request,
  resources: Resources,
  context: Context,
): Promise<Outcome | undefined> {
  const { cwd, signal } = context;
  const from = performance.now();
  const runner = await openWorkers(experiment, resources, context);
  if (runner === undefined) return undefined;
  const progress = await showProgress(experiment.id, context);
  try {
    const outcome = await runExperiment(experiment, runner, {
      ...(selected ? { selected } : {}),
      changes,
      prevalence,
      blessed: await readBaseline(cwd, experiment),
      sources: await digestSources(cwd, experiment),
      environment: {
        ...(await describeEnvironment()),
        backend: { ...runner.backend, ...(resources.backend === 'auto' ? {} : { asked: true }) },
        workers: resources.workers,
        timings: { open: performance.now() - from },
      },
      signal,
      on: progress.on,
      now: () => performance.now(),
    });
    tellPrograms(outcome, context);
    return outcome;
  } finally {
    progress.end();
    await runner.close();
  }
}

/** Opens the workers and says on which backend; undefined where Ctrl-C came first. */
export async function openWorkers(
  experiment: Experiment,
  resources: Resources,
  { cwd, flags, signal, err }: Context,
): Promise<Runner | undefined> {
  try {
    const runner = await openRunner({
      experiment,
      ...subjectUrls(cwd, experiment),
      ...resources,
      signal,
    });
    const { name, version, why } = runner.backend;
    if (flags.quiet !== true) err(`${experiment.id} on ${name} (${version}): ${why}\n`);
    return runner;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/** Runs that could not be made in lanes, and why; where lanes gave other numbers, whatever is asked to be quiet. */
function tellPrograms({ experiment, programs }: Outcome, { err, flags }: Context): void {
  for (const program of programs) {
    if (program.state === 'differs')
      err(
        `${experiment.id}: lanes gave other numbers, and what they made was made anew as written: ${program.reason}\n`,
      );
    if (program.state === 'declined' && flags.quiet !== true)
      err(`${experiment.id}: as written, since it cannot be traced: ${program.reason}\n`);
  }
}
