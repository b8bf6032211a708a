import { readOutcome } from '../../io/reports/read-outcomes.ts';
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
import { removePart } from '../../io/reports/remove-part.ts';
import { isWhole } from '../../outcome/is-whole.ts';
import { publishIndex, writeReport, type Published } from '../publish/publish.ts';
import { explainError } from '../failure.ts';
import { createFailures, type Failures } from '../failures.ts';
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
  const failures = createFailures(context);
  let tried = 0;
  for (const [index, experiment] of wanted.entries()) {
    await failures.attempt(async () => {
      const before = readBefore(folder, experiment.id, context); // beside the training
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
      const from = performance.now();
      const answer = answerOf(decided, await before, words, context);
      published.push(answer); // it is shown, even if it cannot be written
      await writeReport(folder, answer, context, draw);
      if (isWhole(decided)) await removePart(folder, experiment.id);
      stages['report'] = (stages['report'] ?? 0) + performance.now() - from;
    });
    tried = index + 1;
    const last = published.at(-1)?.outcome;
    const isOpen = failures.reasons().length > 0 || (last !== undefined && exitReason([last]) !== 'ok');
    if (signal.aborted || (options.bail && isOpen)) break;
  }
  const left = signal.aborted ? [] : wanted.slice(tried);
  if (left.length > 0) context.err(`--bail: not run: ${left.map(({ id }) => id).join(', ')}\n`);
  const stated = options.timings ? stages : undefined;
  return conclude(published, failures, { folder, words, reporters, stages: stated }, context);
}

type Conclusion = {
  readonly folder: string;
  readonly words: Words;
  readonly reporters: readonly Reporter[];
  readonly stages: Readonly<Record<string, number>> | undefined;
};

/** Writes the index and what the reporters say of all experiments, and returns the reason to exit with. */
async function conclude(
  published: readonly Published[],
  failures: Failures,
  { folder, words, reporters, stages }: Conclusion,
  context: Context<'output' | 'quiet'>,
): Promise<ExitReason> {
  const views = published.map(({ view }) => view);
  if (views.length > 0) await failures.attempt(() => publishIndex(folder, words, context, views));
  const outcomes = published.map(({ outcome }) => outcome);
  const interrupted = context.signal.aborted ? (['interrupted'] as const) : [];
  const reason = worstReason([exitReason(outcomes), ...failures.reasons(), ...interrupted]);
  if (outcomes.length === 0 && failures.reasons().length > 0) return reason; // and nothing to show
  return emitReports(published, reason, reporters, words, context, stages);
}

/** Reads the last Outcome. One that cannot be read is named, and its matrix of sabotage is lost with it. */
async function readBefore(
  folder: string,
  id: string,
  { err }: Pick<Context, 'err'>,
): Promise<Outcome | undefined> {
  return readOutcome(folder, id).catch((error: unknown) => {
    err(`${explainError(error)?.message ?? String(error)}; a matrix of sabotage in it is lost\n`);
    return undefined;
  });
}

/**
 * Views what was decided. A part (interrupted, changed or selected by the command line) replaces no whole report, and
 * goes beside it.
 */
function answerOf(
  decided: Outcome,
  before: Outcome | undefined,
  words: Words,
  { options }: Pick<Context<'output'>, 'options'>,
): Published {
  const part = !isWhole(decided) && before !== undefined && isWhole(before);
  const outcome = { ...decided, sabotage: before?.sabotage ?? null };
  return { outcome, view: viewOutcome(outcome, words, options.output, part) };
}
