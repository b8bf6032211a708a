import { decideMatrix } from '../../sabotage/decide-matrix.ts';
import { findMatrixProblems } from '../../sabotage/matrix-problems.ts';
import { mergeMatrices } from '../../sabotage/merge-matrices.ts';
import type { SabotageMatrix, SabotageRow } from '../../model/outcome/sabotage-matrix.ts';
import { isWhole } from '../../outcome/is-whole.ts';
import { areListed, changedSources } from '../../outcome/sources.ts';
import { presentSources } from '../../io/digest-sources.ts';
import { createWorkspace } from '../../io/sabotage-workspace.ts';
import { readOutcome } from '../../io/reports/read-outcomes.ts';
import { OutcomeError } from '../../outcome/parse-outcome.ts';
import { exitCodes, worstReason, type ExitReason } from '../../outcome/exit-code.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import { wordsOf } from '../../report/locale/words-of.ts';
import type { Words } from '../../report/locale/words.ts';
import { renderMatrix } from '../../report/terminal/render-matrix.ts';
import { renderSabotageSummary } from '../../report/formats/render-sabotage-summary.ts';
import { viewOutcome, type View } from '../../report/view/outcome.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import { appendSummary } from '../../app/publish/append-summary.ts';
import type { Context } from '../../app/context.ts';
import { decideExperiment, type Resources } from '../../app/decide/decide-experiment.ts';
import { explore } from './explore.ts';
import { assertReportFolder } from '../../app/publish/assert-report-folder.ts';
import { loadSabotages, type SabotagePair } from '../../app/sabotage/load-sabotages.ts';
import { publishOutcomes } from '../../app/publish/publish.ts';
import { selectDefects } from '../../app/decide/select-checks.ts';
import { trySabotage, type Trial } from '../../app/sabotage/try-sabotage.ts';
import { reportsFolder } from '../../app/reports-folder.ts';
import { indexPath } from '../../app/publish/index-path.ts';

type CommandContext = Context<
  'explore' | 'grep' | 'backend' | 'workers' | 'jit' | 'timeout' | 'output' | 'locale' | 'quiet'
>;

/** Puts each deliberate defect into a copy of the code, and shows which check notices it. */
export async function sabotage(context: CommandContext): Promise<ExitReason> {
  const { cwd, options, signal } = context;
  if (options.explore !== undefined) return explore(context);
  const { backend, workers, jit } = options;
  const resources = { backend, workers, jit };
  const { timeout } = options;
  const pairs = await loadSabotages(context);
  const selected = selectDefects(
    pairs.flatMap(({ sabotage: { defects } }) => defects),
    options.grep,
  );
  const folder = reportsFolder(context);
  const wanted = pairs.filter(
    ({ sabotage: { defects } }) => !selected || defects.some(({ id }) => selected.has(id)),
  );
  await assertReportFolder(
    folder,
    wanted.map(({ experiment }) => experiment),
    context,
  );
  const words = wordsOf(options.locale);
  const whole = indexPath(context);
  const reasons: ExitReason[] = [];
  for (const pair of wanted) {
    const tried = await tryPair(pair, folder, { ...resources, cwd, selected, timeout, signal }, context);
    if (tried === undefined) break; // interrupted before there was anything to keep
    const { outcome, matrix } = tried;
    const view = viewOutcome({ ...outcome, sabotage: matrix }, words);
    show(view, context); // seen, even if it cannot be kept
    reasons.push(matrixReason(matrix));
    await keep(folder, pair, outcome, matrix, words, context);
    await appendSummary((limit) => renderSabotageSummary(view, { limit, whole }), context);
    if (signal.aborted) break;
  }
  const reason = worstReason([...reasons, ...(signal.aborted ? ['interrupted' as const] : [])]);
  const meaning = reasons.length === 0 ? 'interrupted before any defect was tried' : meanings[reason];
  const report = reasons.length === 0 ? '' : ` · report in ${whole}`;
  context.out(`exit ${exitCodes[reason]}: ${meaning ?? reason}${report}\n`);
  return reason;
}

const meanings: Partial<Record<ExitReason, string>> = {
  ok: 'every defect is caught by the checks that should notice it',
  fails: 'the checks do not notice all that they should',
  undecided: 'a defect could not be tried',
  interrupted: 'interrupted; the defects that were tried are kept',
};

/**
 * Tries the defects of one experiment, after the code as it is. Returns undefined if Ctrl-C came first.
 *
 * @throws OutputError if no copies can be put beside the code; nothing has been trained then
 */
async function tryPair(
  pair: SabotagePair,
  folder: string,
  trial: Omit<Trial, 'on' | 'copies'>,
  context: CommandContext,
): Promise<{ readonly outcome: Outcome; readonly matrix: SabotageMatrix } | undefined> {
  const { experiment } = pair;
  const copies = await createWorkspace(context.cwd, experiment.subject.file);
  try {
    const outcome = await currentOutcome(folder, experiment, trial, context);
    if (outcome === undefined || context.signal.aborted) return undefined;
    const matrix = await trySabotage(pair, { ...trial, copies, on: progress(experiment.id, context) });
    return matrix && { outcome, matrix };
  } finally {
    await copies.remove();
  }
}

/**
 * Returns the saved Outcome if nothing has changed since; otherwise trains and decides the code as it is.
 * Returns undefined if Ctrl-C came before there was anything to keep.
 */
async function currentOutcome(
  folder: string,
  experiment: Experiment,
  resources: Resources,
  context: CommandContext,
): Promise<Outcome | undefined> {
  const saved = await readOutcome(folder, experiment.id).catch((error: unknown) => {
    if (!(error instanceof OutcomeError)) throw error;
    context.err(`${error.message}\n`);
    return undefined;
  });
  if (saved !== undefined && isWhole(saved) && areListed(saved.sources)) {
    const now = await presentSources(context.cwd, experiment, saved.sources);
    if (changedSources(saved.sources, now).length === 0) return saved;
  }
  if (!context.options.quiet)
    context.err(`${experiment.id}: there is no report of the code as it is, so it is run first\n`);
  const decided = await decideExperiment(
    experiment,
    { selected: undefined, changes: [] },
    resources,
    context,
  );
  return decided && { ...decided, sabotage: saved?.sabotage ?? null };
}

/** Returns a function that prints a line for each row. */
function progress(id: string, { err, options }: CommandContext) {
  return (row: SabotageRow, done: number, total: number): void => {
    if (!options.quiet) err(`${id}: ${done} of ${total}, ${row.id} ${row.state}\n`);
  };
}

/**
 * Puts a matrix into the report. A matrix of some defects replaces only its own rows of a whole matrix of the
 * same code; if the whole matrix is of other code, the new one is not kept.
 */
async function keep(
  folder: string,
  { sabotage: { defects } }: SabotagePair,
  outcome: Outcome,
  matrix: SabotageMatrix,
  words: Words,
  context: CommandContext,
): Promise<void> {
  const merged = mergeMatrices(
    outcome.sabotage,
    matrix,
    defects.map(({ id }) => id),
  );
  if (merged === undefined && !context.options.quiet)
    context.err(
      'the report keeps its whole matrix of earlier code: `bookproof sabotage` without --grep renews it\n',
    );
  const sabotaged = { ...outcome, sabotage: merged ?? outcome.sabotage };
  await publishOutcomes(folder, [sabotaged], words, context);
}

function show({ title, sabotage }: View, { out, terminal, options }: CommandContext): void {
  if (sabotage && !(options.quiet && sabotage.verdict.state === 'holds'))
    out(`${renderMatrix(title, sabotage, terminal)}\n`);
}

function matrixReason(matrix: SabotageMatrix): ExitReason {
  const state = decideMatrix(findMatrixProblems(matrix));
  return state === 'holds' ? 'ok' : state;
}
