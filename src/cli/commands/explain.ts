import type { ExitReason } from '../../outcome/exit-code.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Words } from '../../report/locale/words.ts';
import { wordsOf } from '../../report/locale/words-of.ts';
import { renderExplanation } from '../../report/terminal/render-explanation.ts';
import type { Table } from '../../report/view/table.ts';
import type { CheckView } from '../../report/view/checks.ts';
import { viewEvidence } from '../../report/view/evidence.ts';
import { viewOutcome } from '../../report/view/outcome.ts';
import { hintFor } from '../../spec/did-you-mean.ts';
import { UsageError, type Context } from '../../app/context.ts';
import { viewFromHere } from '../../app/reports-folder.ts';
import { besideWords, savedReports, type SavedReport } from '../../app/saved-outcomes.ts';
import { printChanges } from '../../app/print-changes.ts';

/**
 * Prints all evidence of a claim or guard, from every saved Outcome that has one of that id, or from those
 * that the word before it selects.
 */
export async function explain(context: Context<'output' | 'locale' | 'part'>): Promise<ExitReason> {
  const id = context.words.at(-1);
  if (id === undefined || context.words.length > 2)
    throw new UsageError(
      '`bookproof explain` takes one claim or guard, and before it an experiment if need be; `bookproof list` shows them',
    );
  const words = wordsOf(context.options.locale);
  const reports = await savedReports(context, context.words.slice(0, -1));
  const holding = reports.filter(({ outcome }) => outcome.checks.some((check) => check.id === id));
  if (holding.length === 0) throw new UsageError(describeUnknown(id, reports));
  await printChanges(
    holding.map(({ outcome }) => outcome),
    words,
    context,
  );
  for (const { outcome, part, beside } of holding) {
    if (beside !== undefined) context.err(`${besideWords(beside, words)}\n`);
    const view = viewOutcome(outcome, words, context.options.output, part);
    const { claims, guards } = viewFromHere(view, context);
    for (const check of [...claims, ...guards].filter((each) => each.id === id))
      context.out(
        renderExplanation(
          { ...check, evidence: allEvidence(outcome, check, words) },
          words,
          context.terminal,
        ),
      );
  }
  return 'ok';
}

function describeUnknown(id: string, reports: readonly SavedReport[]): string {
  const known = [...new Set(reports.flatMap(({ outcome }) => outcome.checks.map((check) => check.id)))];
  return `no saved claim or guard "${id}"; ${hintFor(id, known, `there are ${known.toSorted().join(', ')}`)}`;
}

/** Returns the evidence of a check with all its rows: a page shows only the worst. */
function allEvidence({ checks }: Outcome, { id, role, evidence }: CheckView, words: Words): Table {
  const judged = checks.find((each) => each.id === id && each.role === role);
  return judged ? viewEvidence(judged.verdict.evidence, words, Number.POSITIVE_INFINITY) : evidence;
}
