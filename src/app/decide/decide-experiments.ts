import { resolve } from 'node:path';
import { readSabotage } from '../../io/read-outcomes.ts';
import { readViewer } from '../../io/read-viewer.ts';
import { exitReason, worstReason, type ExitReason } from '../../outcome/exit-code.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import { wordsOf } from '../../report/locale/words-of.ts';
import { viewOutcome, type View } from '../../report/view/outcome.ts';
import type { Locale } from '../../model/experiment/locales.ts';
import type { Context } from '../context.ts';
import { decideExperiment, openWorkers, type Resources } from './decide-experiment.ts';
import { drawAhead, drawOnce } from './prerender-pictures.ts';
import { expectPictures, expectReportFolder } from '../publish/expect-report-folder.ts';
import type { Reporter } from '../publish/reporters.ts';
import { report } from '../publish/emit-reports.ts';
import { loadExperiments } from '../load-experiments.ts';
import type { ThreadsAhead } from './prewarm-workers.ts';
import { publishIndex, publishOutcome } from '../publish/publish.ts';
import { changeExperiments } from '../run-flags.ts';
import { runOnly } from './run-only.ts';
import { holdsSelected, selectChecks } from './select-checks.ts';

/** What a command line asks of all experiments. */
export type Request = {
  readonly locale: Locale;
  readonly reporters: readonly Reporter[];
  readonly resources: Resources;
  readonly prevalence: number;
  readonly threads: ThreadsAhead;
};

/** Decides the experiments one after another. Each one's report is written as soon as it is decided. */
export async function decideExperiments(
  { locale, reporters, resources, prevalence, threads }: Request,
  context: Context,
): Promise<ExitReason> {
  const { cwd, flags, signal } = context;
  const words = wordsOf(locale);
  const { experiments, changes } = changeExperiments(await loadExperiments(context), flags);
  if (flags.only !== undefined)
    return runOnly(
      experiments,
      flags.only,
      (experiment) => openWorkers(experiment, { ...resources, pool: threads.take() }, context),
      context,
    );
  const selected = selectChecks(experiments, flags.grep);
  const folder = resolve(cwd, flags.output ?? 'reports');
  const wanted = experiments.filter((each) => holdsSelected(each, selected));
  await expectReportFolder(folder, wanted, context);
  await expectPictures(reporters, wanted, context);
  await readViewer(); // no report without it: better said before the training than after
  const stages: Record<string, number> = { start: performance.now() };

  const allChanges = [...changes, ...(flags.grep === undefined ? [] : [`--grep ${flags.grep}`])];
  const outcomes: Outcome[] = [];
  const views: View[] = [];
  for (const [index, experiment] of wanted.entries()) {
    const sabotage = readSabotage(folder, experiment.id); // beside the training
    const draw = drawOnce();
    const onDecided = (soFar: Outcome) =>
      void drawAhead(() => viewOutcome(soFar, words, flags.output), draw).catch(() => undefined); // the page tells
    const decided = await decideExperiment(
      experiment,
      { selected, changes: allChanges, prevalence, onDecided },
      { ...resources, pool: threads.take() },
      context,
    );
    if (decided === undefined) break; // interrupted before there was anything to keep
    if (index + 1 < wanted.length) threads.open();
    const outcome = { ...decided, sabotage: await sabotage };
    outcomes.push(outcome);
    const from = performance.now();
    views.push(await publishOutcome(folder, outcome, words, context, draw));
    stages['report'] = (stages['report'] ?? 0) + performance.now() - from;
    if (signal.aborted) break;
  }
  if (outcomes.length > 0) await publishIndex(folder, words, context, views);
  const reason = worstReason([exitReason(outcomes), ...(signal.aborted ? ['interrupted' as const] : [])]);
  await report(outcomes, reason, reporters, context, stages);
  return reason;
}
