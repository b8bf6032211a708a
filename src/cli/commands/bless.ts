import { posix, resolve } from 'node:path';
import type { LoadedBaseline } from '../../model/outcome/loaded-baseline.ts';
import { requireBaseline } from '../../check/guards/baseline/require-baseline.ts';
import { compareBaselines, isUnchanged } from '../../comparison/compare-baselines.ts';
import { areListed, compareSources } from '../../outcome/sources.ts';
import { presentSources } from '../../io/digest-sources.ts';
import { readBaseline } from '../../io/read-baseline.ts';
import { assertWritableFile, writeFiles } from '../../io/write-files.ts';
import type { ExitReason } from '../../outcome/exit-code.ts';
import { judgeAgain } from '../../outcome/judge-again.ts';
import { makeBaseline } from '../../outcome/make-baseline.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import { serialiseBaseline } from '../../outcome/serialise-baseline.ts';
import { english } from '../../report/locale/en/english.ts';
import { wordsOf } from '../../report/locale/words-of.ts';
import { renderBlessing, renderFirstBlessing } from '../../report/terminal/render-blessing.ts';
import { blessedGuards, type Experiment } from '../../model/experiment/experiment.ts';
import { UsageError, type Context } from '../../app/context.ts';
import { isCi } from '../is-ci.ts';
import { shownFile } from '../../app/reports-folder.ts';
import { loadExperiments } from '../../app/load-experiments.ts';
import { assertPages, publishIndex, publishOutcome } from '../../app/publish/publish.ts';
import { savedOutcomes } from '../../app/saved-outcomes.ts';

/**
 * Writes the figures of saved Outcomes, once a person agrees, as the baselines that later runs are compared
 * with.
 *
 * @returns with `--dry-run`, which writes nothing, `baseline` if something would be written
 * @throws UsageError if CI is set without `--dry-run`, if no Outcome reads a baseline, or if one cannot be blessed: then none is
 */
export async function bless(context: Context<'output' | 'yes' | 'dry-run' | 'locale'>): Promise<ExitReason> {
  const { env, out } = context;
  const dry = context.options['dry-run'];
  if (isCi(env) && !dry)
    throw new UsageError(
      '`bookproof bless` is for a person who has read the report: it does nothing where CI is set',
    );
  const { folder, outcomes, unreadable } = await savedOutcomes(context, context.words);
  const held = outcomes.filter(({ experiment }) =>
    experiment.guards.some(({ name }) => blessedGuards.has(name)),
  );
  if (held.length === 0)
    throw new UsageError(
      `no saved outcome has one of the guards ${[...blessedGuards].join(', ')}, which read what is blessed`,
    );
  const problems = (await Promise.all(held.map((outcome) => findObstacle(outcome, context)))).filter(
    (problem) => problem !== undefined,
  );
  if (problems.length > 0) throw new UsageError([...problems, 'nothing was blessed'].join('\n'));
  if (!dry) await assertBlessable(folder, held, context);
  let written = false;
  let wanted = false;
  for (const outcome of held) {
    const taken = await blessOutcome(folder, outcome, context);
    if (taken === 'declined') out('left as it was\n');
    written ||= taken === 'written';
    wanted ||= taken === 'wanted';
  }
  if (written) await publishIndex(folder, wordsOf(context.options.locale), context);
  else for (const reason of unreadable) context.err(`${reason}\n`);
  if (unreadable.length > 0) return 'usage';
  return wanted ? 'baseline' : 'ok';
}

/** Returns why a saved Outcome cannot be blessed: by a fault of its own, or of the file to replace. */
async function findObstacle(outcome: Outcome, { cwd }: Context): Promise<string | undefined> {
  const { experiment, complete, changes, checks, runs } = outcome;
  const { id, file } = experiment;
  const anew = `\`bookproof run ${file}\` makes one that can be blessed`;
  if (!complete) return `${id}: its last run was interrupted; ${anew}`;
  if (changes.length > 0)
    return `${id}: its last run was changed on the command line (${changes.join(' ')}); ${anew}`;
  const [present] = await loadExperiments({ cwd, words: [file] });
  if (present === undefined) return `${id}: ${file} is gone`;
  if (!areListed(outcome.sources))
    return `${id}: its last run lists no files, so that it is not known whether its code has changed; ${anew}`;
  const moved = compareSources(outcome.sources, await presentSources(cwd, present, outcome.sources))
    .filter(({ part }) => part !== 'checks')
    .map(({ part, names }) => (names.length === 0 ? part : `${part} (${names.join(', ')})`));
  if (moved.length > 0) return `${id}: the ${moved.join(' and the ')} changed since its last run; ${anew}`;
  if (runs.state.some((state) => state !== 'finished' && state !== 'diverged'))
    return `${id}: a run threw, returned no fit or was not made`;
  const first = checks.find(
    ({ id: check, verdict }) => verdict.state !== 'holds' && !blessedGuards.has(check),
  );
  if (first !== undefined)
    return `${id}: ${first.id} ${first.verdict.state === 'fails' ? 'fails' : 'is undecided'}; only what holds is blessed`;
  return findFileObstacle(await readBaseline(cwd, present), present);
}

/**
 * Returns why a baseline file must not be replaced: it cannot be read, or belongs to another experiment.
 * Nobody could see what would be lost.
 */
function findFileObstacle(blessed: LoadedBaseline, experiment: Experiment): string | undefined {
  if (blessed.state === 'absent') return undefined;
  const found = requireBaseline(blessed, experiment, []);
  if (!('cause' in found)) return undefined;
  return `${experiment.id}: ${english.cause(found.cause)}`;
}

const blessRemedy = 'make room, or the folder writable';

/**
 * Asserts that all files that blessing writes can be written, before a person is asked.
 *
 * @throws OutputError
 */
async function assertBlessable(
  folder: string,
  outcomes: readonly Outcome[],
  { cwd }: Context,
): Promise<void> {
  await assertPages(folder, outcomes);
  for (const { experiment } of outcomes) {
    const { file } = await readBaseline(cwd, experiment);
    await assertWritableFile(resolve(cwd, file), 'baseline', blessRemedy);
  }
}

/** Shows what blessing would change, asks, and writes the baseline and the page that is judged by it. */
async function blessOutcome(
  folder: string,
  outcome: Outcome,
  context: Context<'output' | 'yes' | 'dry-run' | 'locale'>,
): Promise<'written' | 'wanted' | 'declined' | 'unchanged'> {
  const { cwd, out } = context;
  const before = await readBaseline(cwd, outcome.experiment);
  const { file } = before;
  const shown = shownFile(file, context);
  const baseline = makeBaseline(outcome);
  if (before.state === 'read') {
    const change = compareBaselines(before.baseline, baseline);
    if (isUnchanged(change)) {
      out(`${shown}: holds these figures already\n`);
      return 'unchanged';
    }
    out(`${renderBlessing(shown, change)}\n`);
  } else out(`${renderFirstBlessing(shown, baseline)}\n`);
  if (context.options['dry-run']) return 'wanted';
  if (!(await isWanted(shown, context))) return 'declined';
  const text = serialiseBaseline(baseline);
  await writeFiles(
    resolve(cwd, posix.dirname(file)),
    { [posix.basename(file)]: { kind: 'baseline', content: text } },
    blessRemedy,
  );
  out(`${shown}: written, ${(text.length / 1024).toFixed(0)} kB; it belongs into git\n`);
  await publishOutcome(
    folder,
    judgeAgain({ ...outcome, blessed: { state: 'read', file, baseline } }),
    wordsOf(context.options.locale),
    context,
  );
  return 'written';
}

/** @throws UsageError if nobody can be asked, and `--yes` is not given */
async function isWanted(file: string, { options, ask }: Context<'yes'>): Promise<boolean> {
  if (options.yes) return true;
  const answer = await ask(`Write ${file}? [y/N] `);
  if (answer === undefined)
    throw new UsageError(
      `nobody can be asked here whether to write ${file}: --yes takes the changes; nothing was blessed`,
    );
  return /^y(es)?$/i.test(answer.trim());
}
