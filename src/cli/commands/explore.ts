import { exploreExperiment } from '../../app/sabotage/explore-experiment.ts';
import { chooseDefects } from '../../sabotage/explore/choose-defects.ts';
import type { Exploration } from '../../sabotage/explore/exploration.ts';
import { generateDefects } from '../../sabotage/explore/generate-defects.ts';
import { exitCodes, worstReason, type ExitReason } from '../../outcome/exit-code.ts';
import { wordsOf } from '../../report/locale/words-of.ts';
import { renderExploration } from '../../report/terminal/render-exploration.ts';
import { textIn } from '../../model/experiment/local-text.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import { UsageError, type Context } from '../../app/context.ts';
import { loadExperiments } from '../../app/load-experiments.ts';
import { readLocale } from '../../app/read-locale.ts';
import { readBackend, readExplore, readJit, readTimeout, readWorkers } from '../../app/run-flags.ts';
import { selectDefects } from '../../app/decide/select-checks.ts';
import { withCopies, type CopyTrial } from '../../app/sabotage/with-copies.ts';

/** Puts generated defects into copies of the code, and shows the score and those that survive; writes nothing. */
export async function explore(context: Context): Promise<ExitReason> {
  const { cwd, flags, signal, out, terminal } = context;
  if (flags.output !== undefined)
    throw new UsageError('--output is of no use with --explore: what it finds is shown, and not written');
  const most = readExplore(flags) ?? 0;
  const locale = readLocale(flags);
  const timeout = readTimeout(flags);
  const resources = { backend: readBackend(flags), workers: readWorkers(flags), jit: readJit(flags) };
  const trial = { ...resources, cwd, timeout, signal };
  const reasons: ExitReason[] = [];
  for (const experiment of await loadExperiments(context)) {
    const exploration = await exploreOne(experiment, most, trial, context);
    if (exploration === undefined) break;
    const title = textIn(experiment.title, locale);
    out(`${renderExploration(title, exploration, wordsOf(locale), terminal)}\n`);
    reasons.push(exploration.unmodified.state === 'clean' ? 'ok' : 'fails');
    if (signal.aborted) break;
  }
  const reason = worstReason([...reasons, ...(signal.aborted ? ['interrupted' as const] : [])]);
  out(`exit ${exitCodes[reason]}: ${meanings[reason] ?? reason}\n`);
  return reason;
}

const meanings: Partial<Record<ExitReason, string>> = {
  ok: 'generated defects were tried; a score is no verdict',
  fails: 'the code as it is fails, so that no defect can be told from it',
  interrupted: 'interrupted',
};

async function exploreOne(
  experiment: Experiment,
  most: number,
  trial: CopyTrial,
  { flags, err }: Context,
): Promise<Exploration | undefined> {
  return withCopies(experiment, trial, async (options) => {
    return exploreExperiment(experiment, {
      ...options,
      generate: (texts) => {
        const generated = generateDefects(texts);
        const selected = selectDefects(generated.defects, flags.grep);
        const wanted = generated.defects.filter(({ id }) => selected?.has(id) ?? true);
        return { generated: { ...generated, defects: wanted }, chosen: chooseDefects(wanted, most) };
      },
      on: ({ id, state }, done, total) => {
        if (flags.quiet !== true) err(`${experiment.id}: ${done} of ${total}, ${id} ${state}\n`);
      },
    });
  });
}
