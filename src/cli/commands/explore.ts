import { exploreExperiment } from '../../app/sabotage/explore-experiment.ts';
import { chooseDefects } from '../../sabotage/explore/choose-defects.ts';
import type { Exploration } from '../../sabotage/explore/exploration.ts';
import { generateDefects } from '../../sabotage/explore/generate-defects.ts';
import { exitCodes, worstReason, type ExitReason } from '../../outcome/exit-code.ts';
import { wordsOf } from '../../report/locale/words-of.ts';
import { renderExploration } from '../../report/terminal/render-exploration.ts';
import { textIn } from '../../model/experiment/local-text.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import type { Context } from '../../app/context.ts';
import { loadExperiments } from '../../app/load-experiments.ts';
import { selectDefects } from '../../app/decide/select-checks.ts';
import { withCopies, type CopyTrial } from '../../app/sabotage/with-copies.ts';

type CommandContext = Context<
  'explore' | 'backend' | 'workers' | 'jit' | 'timeout' | 'locale' | 'grep' | 'quiet'
>;

/** Puts generated defects into copies of the code, and shows the score and the survivors. Writes nothing. */
export async function explore(context: CommandContext): Promise<ExitReason> {
  const { cwd, options, signal, out, terminal } = context;
  const { backend, workers, jit, timeout, locale, explore: most = 0 } = options;
  const trial = { backend, workers, jit, cwd, timeout, signal };
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
  { options, err }: CommandContext,
): Promise<Exploration | undefined> {
  return withCopies(experiment, trial, async (copies) => {
    return exploreExperiment(experiment, {
      ...copies,
      generate: (texts) => {
        const generated = generateDefects(texts);
        const selected = selectDefects(generated.defects, options.grep);
        const wanted = generated.defects.filter(({ id }) => selected?.has(id) ?? true);
        return { generated: { ...generated, defects: wanted }, chosen: chooseDefects(wanted, most) };
      },
      on: ({ id, state }, done, total) => {
        if (!options.quiet) err(`${experiment.id}: ${done} of ${total}, ${id} ${state}\n`);
      },
    });
  });
}
