import { resolve } from 'node:path';
import { readSabotage } from '../../io/read-outcomes.ts';
import { readViewer } from '../../io/read-viewer.ts';
import { exitReason, worstReason, type ExitReason } from '../../outcome/exit-code.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import type { SabotageMatrix } from '../../model/outcome/sabotage-matrix.ts';
import { loadVega } from '../../report/pictures/vega/vega-view.ts';
import { wordsOf } from '../../report/locale/words-of.ts';
import { viewOutcome } from '../../report/view/outcome.ts';
import type { Locale } from '../../model/experiment/locales.ts';
import type { Context } from '../context.ts';
import { decideExperiment, openWorkers, type Resources } from './decide-experiment.ts';
import { prerenderPictures, memoizePictures } from './prerender-pictures.ts';
import { assertPictures, assertReportFolder } from '../publish/assert-report-folder.ts';
import type { Reporter } from '../publish/reporters.ts';
import { emitReports } from '../publish/emit-reports.ts';
import { loadExperiments } from '../load-experiments.ts';
import type { Prewarm } from './prewarm.ts';
import { publishIndex, writeReport, type Published } from '../publish/publish.ts';
import { explainError } from '../failure.ts';
import { createFailures } from '../failures.ts';
import { changeExperiments } from './change-experiments.ts';
import { runOnly } from './run-only.ts';
import { holdsSelected, selectChecks } from './select-checks.ts';

/** How to decide and report all experiments of a command line. */
export type DecideAllOptions = {
  readonly locale: Locale;
  readonly reporters: readonly Reporter[];
  readonly resources: Resources;
  readonly prevalence: number;
  readonly prewarm: Prewarm;
};

/**
 * Decides the experiments one after another, and writes each report as soon as its experiment is decided. What
 * fails for one, as a subject that cannot be loaded or a report that cannot be written, keeps no other back.
 */
export async function decideExperiments(
  { locale, reporters, resources, prevalence, prewarm }: DecideAllOptions,
  context: Context<'seeds' | 'set' | 'only' | 'grep' | 'output' | 'quiet' | 'timings'>,
): Promise<ExitReason> {
  const { cwd, options, signal } = context;
  const words = wordsOf(locale);
  const { experiments, changes } = changeExperiments(await loadExperiments(context), options);
  if (options.only !== undefined)
    return runOnly(
      experiments,
      options.only,
      (experiment) => openWorkers(experiment, { ...resources, pool: prewarm.takeThreads() }, context),
      context,
    );
  const selected = selectChecks(experiments, options.grep);
  const folder = resolve(cwd, options.output);
  const wanted = experiments.filter((each) => holdsSelected(each, selected));
  await assertReportFolder(folder, wanted, context);
  await assertPictures(reporters, wanted, context);
  await readViewer(); // no report can do without it: better an error before the training than after
  const stages: Record<string, number> = { start: performance.now() };

  const allChanges = [...changes, ...(options.grep === undefined ? [] : [`--grep ${options.grep.typed}`])];
  const published: Published[] = [];
  const failures = createFailures(context);
  for (const [index, experiment] of wanted.entries()) {
    await failures.attempt(async () => {
      const sabotage = readMatrix(folder, experiment.id, context); // beside the training
      const draw = memoizePictures();
      const onBusy = () => prewarm.begin(loadVega);
      const onDecided = (soFar: Outcome) =>
        prewarm.begin(() => prerenderPictures(() => viewOutcome(soFar, words, options.output), draw));
      const decided = await decideExperiment(
        experiment,
        { selected, changes: allChanges, prevalence, onBusy, onDecided },
        { ...resources, pool: prewarm.takeThreads() },
        context,
      );
      if (decided === undefined) return; // interrupted before there was anything to keep
      if (index + 1 < wanted.length) prewarm.openThreads();
      const outcome = { ...decided, sabotage: await sabotage };
      const from = performance.now();
      const answer = { outcome, view: viewOutcome(outcome, words, options.output) };
      published.push(answer); // it is shown, even if it cannot be written
      await writeReport(folder, answer, context, draw);
      stages['report'] = (stages['report'] ?? 0) + performance.now() - from;
    });
    if (signal.aborted) break;
  }
  const views = published.map(({ view }) => view);
  if (views.length > 0) await failures.attempt(() => publishIndex(folder, words, context, views));
  const outcomes = published.map(({ outcome }) => outcome);
  const interrupted = signal.aborted ? (['interrupted'] as const) : [];
  const reason = worstReason([exitReason(outcomes), ...failures.reasons(), ...interrupted]);
  if (outcomes.length === 0 && failures.reasons().length > 0) return reason; // and nothing to show
  return emitReports(published, reason, reporters, context, options.timings ? stages : undefined);
}

/** Reads the matrix of the last sabotage. One that cannot be read is named, and is lost with its Outcome. */
async function readMatrix(
  folder: string,
  id: string,
  { err }: Pick<Context, 'err'>,
): Promise<SabotageMatrix | null> {
  return readSabotage(folder, id).catch((error: unknown) => {
    err(`${explainError(error)?.message ?? String(error)}; a matrix of sabotage in it is lost\n`);
    return null;
  });
}
