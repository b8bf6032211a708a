import type { ExitReason } from '../../outcome/exit-code.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Words } from '../../report/locale/words.ts';
import { wordsOf } from '../../report/locale/words-of.ts';
import { renderExplanation } from '../../report/terminal/render-explanation.ts';
import type { Table } from '../../report/view/table.ts';
import type { CheckView } from '../../report/view/checks.ts';
import { viewEvidence } from '../../report/view/evidence.ts';
import { viewOutcome } from '../../report/view/outcome.ts';
import { didYouMean } from '../../spec/did-you-mean.ts';
import { UsageError, type Context } from '../../app/context.ts';
import { savedOutcomes } from '../../app/saved-outcomes.ts';
import { printChanges } from '../../app/print-changes.ts';

/** Prints all evidence of a claim or guard, from every saved Outcome that has one of that id. */
export async function explain(context: Context<'output' | 'locale'>): Promise<ExitReason> {
  const [id, ...rest] = context.words;
  if (id === undefined || rest.length > 0)
    throw new UsageError('`bookproof explain` takes one claim or guard; `bookproof list` shows them');
  const words = wordsOf(context.options.locale);
  const { outcomes, unreadable } = await savedOutcomes(context, []);
  for (const reason of unreadable) context.err(`${reason}\n`);
  const checks = outcomes.flatMap((outcome) => {
    const { claims, guards } = viewOutcome(outcome, words, context.options.output);
    return [...claims, ...guards].map((check) => ({
      ...check,
      evidence: allEvidence(outcome, check, words),
    }));
  });
  const found = checks.filter((check) => check.id === id);
  if (found.length === 0) {
    const known = [...new Set(checks.map((check) => check.id))].toSorted();
    const meant = didYouMean(id, known);
    throw new UsageError(
      `no saved claim or guard "${id}"; ${meant === undefined ? `there are ${known.join(', ')}` : `did you mean "${meant}"?`}`,
    );
  }
  const holding = outcomes.filter(({ checks: held }) => held.some((check) => check.id === id));
  await printChanges(holding, words, context);
  for (const check of found) context.out(renderExplanation(check, words, context.terminal));
  return 'ok';
}

/** Returns the evidence of a check with all its rows: a page shows only the worst. */
function allEvidence({ checks }: Outcome, { id, role, evidence }: CheckView, words: Words): Table {
  const judged = checks.find((each) => each.id === id && each.role === role);
  return judged ? viewEvidence(judged.verdict.evidence, words, Number.POSITIVE_INFINITY) : evidence;
}
