import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeEnvironment } from '../io/describe-environment.ts';
import { expectWritable } from '../io/write-files.ts';
import { exitReason, worstReason, type ExitReason } from '../outcome/exit-code.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { runExperiment } from '../pipeline.ts';
import { openRunner, type Runner, type RunnerOptions } from '../run/open-runner.ts';
import type { Experiment } from '../spec/experiment.ts';
import type { Context } from './context.ts';
import { expectReporters, report } from './face-reporters.ts';
import { loadExperiments } from './load-experiments.ts';
import { publishIndex, publishOutcome } from './publish.ts';
import { changeExperiments, readBackend, readWorkers } from './run-flags.ts';
import { runOnly } from './run-only.ts';
import { holdsSelected, selectChecks } from './select-checks.ts';
import { showProgress } from './show-progress.ts';

/** What runs take of the machine. */
type Resources = Pick<RunnerOptions, 'backend' | 'workers'>;

/** Trains, decides, writes: the main job. Each experiment's report is written as soon as it is decided. */
export async function run(context: Context): Promise<ExitReason> {
  const { cwd, flags, signal } = context;
  const reporters = expectReporters(flags);
  const resources = { backend: readBackend(flags), workers: readWorkers(flags) };
  const { experiments, changes } = changeExperiments(await loadExperiments(context), flags);
  if (flags.only !== undefined)
    return runOnly(experiments, flags.only, (experiment) => open(experiment, resources, context), context);
  const selected = selectChecks(experiments, flags.grep);
  const folder = resolve(cwd, flags.output ?? 'reports');
  await expectWritable(folder);
  const stages: Record<string, number> = { start: performance.now() };

  const allChanges = [...changes, ...(flags.grep === undefined ? [] : [`--grep ${flags.grep}`])];
  const outcomes: Outcome[] = [];
  for (const experiment of experiments.filter((each) => holdsSelected(each, selected))) {
    const outcome = await decide(experiment, selected, allChanges, resources, context);
    if (outcome === undefined) break; // interrupted before there was anything to keep
    outcomes.push(outcome);
    const from = performance.now();
    await publishOutcome(folder, outcome);
    stages['report'] = (stages['report'] ?? 0) + performance.now() - from;
    if (signal.aborted) break;
  }
  if (outcomes.length > 0) await publishIndex(folder, context);
  const reason = worstReason([exitReason(outcomes), ...(signal.aborted ? ['interrupted' as const] : [])]);
  await report(outcomes, reason, reporters, context, stages);
  return reason;
}

async function decide(
  experiment: Experiment,
  selected: ReadonlySet<string> | undefined,
  changes: readonly string[],
  resources: Resources,
  context: Context,
): Promise<Outcome | undefined> {
  const { signal } = context;
  const from = performance.now();
  const runner = await open(experiment, resources, context);
  if (runner === undefined) return undefined;
  const progress = await showProgress(experiment.id, context);
  try {
    return await runExperiment(experiment, runner, {
      ...(selected ? { selected } : {}),
      changes,
      environment: {
        ...(await describeEnvironment()),
        backend: { ...runner.backend },
        workers: resources.workers,
        timings: { open: performance.now() - from },
      },
      signal,
      on: progress.on,
      now: () => performance.now(),
    });
  } finally {
    progress.end();
    await runner.close();
  }
}

/** Opens the workers and says on which backend; undefined where Ctrl-C came first. */
async function open(
  experiment: Experiment,
  resources: Resources,
  { cwd, flags, signal, err }: Context,
): Promise<Runner | undefined> {
  try {
    const runner = await openRunner({
      experiment,
      subjectUrl: pathToFileURL(resolve(cwd, experiment.subject.file)).href,
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
