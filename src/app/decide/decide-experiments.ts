import { readOutcome } from '../../io/read-outcomes.ts';
import { readViewer } from '../../io/read-viewer.ts';
import { exitReason, worstReason, type ExitReason } from '../../outcome/exit-code.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import { loadVega } from '../../report/pictures/vega/vega-view.ts';
import type { Words } from '../../report/locale/words.ts';
import { wordsOf } from '../../report/locale/words-of.ts';
import { viewOutcome } from '../../report/view/outcome.ts';
import type { Locale } from '../../model/experiment/locales.ts';
import { reportsFolder } from '../reports-folder.ts';
import type { Context } from '../context.ts';
import { decideExperiment, openWorkers, type Resources } from './decide-experiment.ts';
import { prerenderPictures, memoizePictures } from './prerender-pictures.ts';
import { assertPictures, assertReportFolder } from '../publish/assert-report-folder.ts';
import type { Reporter } from '../publish/reporters.ts';
import { emitReports } from '../publish/emit-reports.ts';
import { loadExperiments } from '../load-experiments.ts';
import type { Prewarm } from './prewarm.ts';
import { removePart } from '../../io/remove-part.ts';
import { isWhole } from '../../outcome/is-whole.ts';
import type { DrawPicture } from './prerender-pictures.ts';
import { publishIndex, publishOutcome, type Published } from '../publish/publish.ts';
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

/** Decides the experiments one after another, and writes each report as soon as its experiment is decided. */
export async function decideExperiments(
  { locale, reporters, resources, prevalence, prewarm }: DecideAllOptions,
  context: Context<'seeds' | 'set' | 'only' | 'grep' | 'output' | 'quiet' | 'timings' | 'bail'>,
): Promise<ExitReason> {
  const { options, signal } = context;
  const words = wordsOf(locale);
  const { experiments, changes } = changeExperiments(await loadExperiments(context), options);
  if (options.only !== undefined)
    return runOnly(
      experiments,
      options.only,
      (experiment) => openWorkers(experiment, { ...resources, pool: prewarm.takeThreads() }, context),
      words,
      context,
    );
  const selected = selectChecks(experiments, options.grep);
  const folder = reportsFolder(context);
  const wanted = experiments.filter((each) => holdsSelected(each, selected));
  await assertReportFolder(folder, wanted, context);
  await assertPictures(reporters, wanted, context);
  await readViewer(); // no report can do without it: better an error before the training than after
  const stages: Record<string, number> = { start: performance.now() };

  const allChanges = [...changes, ...(options.grep === undefined ? [] : [`--grep ${options.grep.typed}`])];
  const published: Published[] = [];
  for (const [index, experiment] of wanted.entries()) {
    const before = readOutcome(folder, experiment.id); // beside the training
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
    if (decided === undefined) break; // interrupted before there was anything to keep
    if (index + 1 < wanted.length) prewarm.openThreads();
    const from = performance.now();
    published.push(await publishRun(folder, decided, await before, words, context, draw));
    stages['report'] = (stages['report'] ?? 0) + performance.now() - from;
    if (signal.aborted || (options.bail && exitReason([decided]) !== 'ok')) break;
  }
  const left = signal.aborted ? [] : wanted.slice(published.length);
  if (left.length > 0) context.err(`--bail: not run: ${left.map(({ id }) => id).join(', ')}\n`);
  const views = published.map(({ view }) => view);
  if (views.length > 0) await publishIndex(folder, words, context, views);
  const outcomes = published.map(({ outcome }) => outcome);
  const reason = worstReason([exitReason(outcomes), ...(signal.aborted ? ['interrupted' as const] : [])]);
  await emitReports(published, reason, reporters, words, context, options.timings ? stages : undefined);
  return reason;
}

/**
 * Writes the report of a run. A part (interrupted, changed or selected by the command line) replaces no whole
 * report, and goes beside it. A whole one takes the place of both.
 */
async function publishRun(
  folder: string,
  decided: Outcome,
  before: Outcome | undefined,
  words: Words,
  context: Context<'output'>,
  draw: DrawPicture,
): Promise<Published> {
  const whole = isWhole(decided);
  const part = !whole && before !== undefined && isWhole(before);
  const outcome = { ...decided, sabotage: before?.sabotage ?? null };
  const published = await publishOutcome(folder, outcome, words, context, { draw, part });
  if (whole) await removePart(folder, outcome.experiment.id);
  return published;
}
