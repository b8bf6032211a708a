import type { ExitReason } from '../outcome/exit-code.ts';
import { wordsOf } from '../report/locale/words-of.ts';
import { renderExplanation } from '../report/render-explanation.ts';
import { viewOutcome } from '../report/view-outcome.ts';
import { didYouMean } from '../spec/did-you-mean.ts';
import { UsageError, type Context } from './context.ts';
import { readLocale } from './read-locale.ts';
import { savedOutcomes } from './saved-outcomes.ts';

/** Prints all evidence of a claim or guard, from every saved Outcome that holds one of that id. */
export async function explain(context: Context): Promise<ExitReason> {
  const [id, ...rest] = context.words;
  if (id === undefined || rest.length > 0)
    throw new UsageError('`bookproof explain` takes one claim or guard; `bookproof list` shows them');
  const words = wordsOf(readLocale(context.flags));
  const { outcomes } = await savedOutcomes(context, []);
  const views = outcomes.map((outcome) => viewOutcome(outcome, words, context.flags.output));
  const checks = views.flatMap(({ claims, guards }) => [...claims, ...guards]);
  const found = checks.filter((check) => check.id === id);
  if (found.length === 0) {
    const known = checks.map((check) => check.id);
    const meant = didYouMean(id, known);
    throw new UsageError(
      `no saved claim or guard "${id}"; ${meant === undefined ? `there are ${known.join(', ')}` : `did you mean "${meant}"?`}`,
    );
  }
  for (const check of found) context.out(renderExplanation(check, words, context.terminal));
  return 'ok';
}
