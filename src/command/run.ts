import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeEnvironment } from '../io/describe-environment.ts';
import { prepareFolder } from '../io/write-files.ts';
import { exitReason, worstReason, type ExitReason } from '../outcome/exit-code.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { runExperiment } from '../pipeline.ts';
import { openRunner, type Runner } from '../run/open-runner.ts';
import type { Experiment } from '../spec/experiment.ts';
import type { Context } from './context.ts';
import { expectReporters, report } from './face-reporters.ts';
import { loadExperiments } from './load-experiments.ts';
import { publishIndex, publishOutcome } from './publish.ts';
import { changeExperiments, readBackend, readWorkers } from './run-flags.ts';
import { runOnly } from './run-only.ts';
import { selectChecks } from './select-checks.ts';
import { showProgress } from './show-progress.ts';

/** Trains, decides, writes: the main job. Each experiment's report is written as soon as it is decided. */
export async function run(context: Context): Promise<ExitReason> {
  const { cwd, flags, signal } = context;
  const reporters = expectReporters(flags);
  const { experiments, changes } = changeExperiments(await loadExperiments(context), flags);
  if (flags.only !== undefined)
    return runOnly(experiments, flags.only, (experiment) => open(experiment, context), context);
  const selected = selectChecks(experiments, flags.grep);
  const folder = resolve(cwd, flags.output ?? 'reports');
  await prepareFolder(folder);

  const allChanges = [...changes, ...(flags.grep === undefined ? [] : [`--grep ${flags.grep}`])];
  const outcomes: Outcome[] = [];
  for (const experiment of experiments) {
    const outcome = await decide(experiment, selected, allChanges, context);
    if (outcome === undefined) break; // interrupted before there was anything to keep
    outcomes.push(outcome);
    await publishOutcome(folder, outcome);
    if (signal.aborted) break;
  }
  await publishIndex(folder, context);
  const reason = worstReason([exitReason(outcomes), ...(signal.aborted ? ['interrupted' as const] : [])]);
  await report(outcomes, reason, reporters, context);
  return reason;
}

async function decide(
  experiment: Experiment,
  selected: ReadonlySet<string> | undefined,
  changes: readonly string[],
  context: Context,
): Promise<Outcome | undefined> {
  const { signal } = context;
  const runner = await open(experiment, context);
  if (runner === undefined) return undefined;
  const progress = await showProgress(experiment.id, context);
  try {
    return await runExperiment(experiment, runner, {
      ...(selected ? { selected } : {}),
      changes,
      environment: await describeEnvironmentOf(runner, context),
      signal,
      on: progress.on,
      now: () => performance.now(),
    });
  } finally {
    progress.end();
    await runner.close();
  }
}

async function describeEnvironmentOf({ backend }: Runner, { flags }: Context) {
  const { bookproof, node, platform, started } = await describeEnvironment();
  return { bookproof, node, platform, backend: { ...backend }, workers: readWorkers(flags), started };
}

/** Opens the workers and says on which backend; undefined where Ctrl-C came first. */
async function open(
  experiment: Experiment,
  { cwd, flags, signal, err }: Context,
): Promise<Runner | undefined> {
  try {
    const runner = await openRunner({
      experiment,
      subjectUrl: pathToFileURL(resolve(cwd, experiment.subject.file)).href,
      backend: readBackend(flags),
      workers: readWorkers(flags),
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
