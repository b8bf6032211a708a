import { describeEnvironment } from '../../io/describe-environment.ts';
import { digestSources } from '../../io/digest-sources.ts';
import { readBaseline } from '../../io/read-baseline.ts';
import { describeHome } from '../../io/reports/report-owner.ts';
import { subjectUrls } from '../../io/subject-urls.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import { runExperiment } from './run-experiment.ts';
import { openRunner, type Runner, type RunnerOptions } from '../../run/runner.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import { reportsFolder } from '../reports-folder.ts';
import type { Context } from '../context.ts';
import { showProgress } from './progress.ts';

/** The backend, threads and lanes that runs may use. */
export type Resources = Pick<RunnerOptions, 'backend' | 'workers' | 'jit' | 'pool' | 'onPrinted' | 'timeout'>;

/** How to decide one experiment. */
export type DecideOptions = {
  /** Ids of the checks to decide; undefined: all. */
  readonly selected: ReadonlySet<string> | undefined;
  /** What the command line changed, for the report. */
  readonly changes: readonly string[];
  /** How many seeds each claim is tried at in lanes; absent: none. */
  readonly prevalence?: number;
  /** Called when the workers have something to do and this thread is free. */
  readonly onBusy?: () => void;
  /** Called with the verdicts while further seeds are still tried. */
  readonly onDecided?: (soFar: Outcome) => void;
};

/** Trains and decides one experiment. Returns undefined if Ctrl-C came before there was anything to keep. */
export async function decideExperiment(
  experiment: Experiment,
  { selected, changes, prevalence = 0, onBusy, onDecided }: DecideOptions,
  resources: Resources,
  context: Context<'output' | 'quiet'>,
): Promise<Outcome | undefined> {
  const { cwd, signal } = context;
  const from = performance.now();
  const about = Promise.all([
    readBaseline(cwd, experiment),
    digestSources(cwd, experiment),
    describeEnvironment(),
    describeHome(cwd, reportsFolder(context), experiment.id),
  ]);
  about.catch(() => undefined); // awaited, and thrown, below, once there is a runner to close
  const runner = await openWorkers(experiment, resources, context);
  if (runner === undefined) return undefined;
  const progress = await showProgress(experiment.id, context, () => runner.underWay());
  const printUnderWay = () => {
    const runs = runner.underWay();
    if (runs.length > 0) context.err(`${experiment.id}: interrupted in ${runs.join(', ')}\n`);
  };
  signal.addEventListener('abort', printUnderWay, { once: true });
  try {
    const [blessed, sourcesOf, environment, home] = await about;
    const deciding = runExperiment(experiment, runner, {
      ...(selected ? { selected } : {}),
      changes,
      prevalence,
      blessed,
      sources: () => sourcesOf(runner.seen()),
      environment: {
        ...environment,
        home,
        ...runner.region,
        backend: { ...runner.backend, ...(resources.backend === 'auto' ? {} : { asked: true }) },
        workers: resources.workers,
        timings: { open: performance.now() - from },
      },
      signal,
      on: progress.on,
      ...(onDecided ? { onDecided } : {}),
      now: () => performance.now(),
    });
    if (onBusy) setImmediate(onBusy);
    const outcome = await deciding;
    if (signal.aborted && outcome.runs.state.every((state) => state === 'not-run')) return undefined;
    printPrograms(outcome, context);
    return outcome;
  } finally {
    progress.end();
    signal.removeEventListener('abort', printUnderWay);
    void runner.close(); // beside the report
  }
}

/** Opens the workers and prints their backend. Returns undefined if Ctrl-C came first. */
export async function openWorkers(
  experiment: Experiment,
  resources: Resources,
  { cwd, options, signal, err }: Context<'quiet'>,
): Promise<Runner | undefined> {
  try {
    const runner = await openRunner({
      experiment,
      ...subjectUrls(cwd, experiment),
      ...resources,
      signal,
    });
    const { name, version, why } = runner.backend;
    if (!options.quiet) err(`${experiment.id} on ${name} (${version}): ${why}\n`);
    return runner;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/** Prints which runs lanes did not make, and why. If lanes differed, it prints this even with `--quiet`. */
function printPrograms({ experiment, programs }: Outcome, { err, options, signal }: Context<'quiet'>): void {
  const lines = programs.flatMap((program) => {
    if (program.state === 'differs')
      return [`lanes gave other numbers, and what they made was made anew as written: ${program.reason}`];
    if (program.state === 'declined' && !options.quiet && !signal.aborted)
      return [`as written, since it cannot be traced: ${program.reason}`];
    return [];
  });
  for (const line of new Set(lines)) err(`${experiment.id}: ${line}\n`); // each cell may say the same
}
