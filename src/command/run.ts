import { resolve } from 'node:path';
import { readSabotage } from '../io/read-outcomes.ts';
import { readViewer } from '../io/read-viewer.ts';
import { expectWritable } from '../io/write-files.ts';
import { exitReason, worstReason, type ExitReason } from '../outcome/exit-code.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { wordsOf } from '../report/locale/words-of.ts';
import type { Context } from './context.ts';
import { decideExperiment, openWorkers } from './decide-experiment.ts';
import { expectReporters } from './expect-reporters.ts';
import { report } from './face-reporters.ts';
import { loadExperiments } from './load-experiments.ts';
import { publishIndex, publishOutcome } from './publish.ts';
import { readLocale } from './read-locale.ts';
import { changeExperiments, readBackend, readJit, readPrevalence, readWorkers } from './run-flags.ts';
import { runOnly } from './run-only.ts';
import { holdsSelected, selectChecks } from './select-checks.ts';

/** Trains, decides, writes: the main job. Each experiment's report is written as soon as it is decided. */
export async function run(context: Context): Promise<ExitReason> {
  const { cwd, flags, signal } = context;
  const words = wordsOf(readLocale(flags));
  const reporters = await expectReporters(context);
  const resources = { backend: readBackend(flags), workers: readWorkers(flags), jit: readJit(flags) };
  const prevalence = readPrevalence(flags);
  const { experiments, changes } = changeExperiments(await loadExperiments(context), flags);
  if (flags.only !== undefined)
    return runOnly(
      experiments,
      flags.only,
      (experiment) => openWorkers(experiment, resources, context),
      context,
    );
  const selected = selectChecks(experiments, flags.grep);
  const folder = resolve(cwd, flags.output ?? 'reports');
  await expectWritable(folder);
  await readViewer(); // no report without it: better said before the training than after
  const stages: Record<string, number> = { start: performance.now() };

  const allChanges = [...changes, ...(flags.grep === undefined ? [] : [`--grep ${flags.grep}`])];
  const outcomes: Outcome[] = [];
  for (const experiment of experiments.filter((each) => holdsSelected(each, selected))) {
    const decided = await decideExperiment(
      experiment,
      { selected, changes: allChanges, prevalence },
      resources,
      context,
    );
    if (decided === undefined) break; // interrupted before there was anything to keep
    const outcome = { ...decided, sabotage: await readSabotage(folder, experiment.id) };
    outcomes.push(outcome);
    const from = performance.now();
    await publishOutcome(folder, outcome, words, context);
    stages['report'] = (stages['report'] ?? 0) + performance.now() - from;
    if (signal.aborted) break;
  }
  if (outcomes.length > 0) await publishIndex(folder, words, context);
  const reason = worstReason([exitReason(outcomes), ...(signal.aborted ? ['interrupted' as const] : [])]);
  await report(outcomes, reason, reporters, context, stages);
  return reason;
}
