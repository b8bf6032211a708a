import { exitReason, worstReason, type ExitReason } from '../../outcome/exit-code.ts';
import { judgeAgain } from '../../outcome/judge-again.ts';
import { wordsOf } from '../../report/locale/words-of.ts';
import type { Context } from '../../app/context.ts';
import { parseReporters } from '../../app/publish/reporters.ts';
import { emitReports } from '../../app/publish/emit-reports.ts';
import { createFailures } from '../../app/failures.ts';
import { viewAll, writeReports } from '../../app/publish/publish.ts';
import { savedOutcomes } from '../../app/saved-outcomes.ts';
import { printChanges } from '../../app/print-changes.ts';

/** Judges saved Outcomes again, from what was measured, by this version's rules, and rewrites their pages. */
export async function judge(
  context: Context<'output' | 'reporter' | 'locale' | 'quiet'>,
): Promise<ExitReason> {
  const words = wordsOf(context.options.locale);
  const reporters = await parseReporters(context);
  const { folder, outcomes, unreadable } = await savedOutcomes(context, context.words);
  await printChanges(outcomes, words, context);
  const judged = outcomes.map(judgeAgain);
  const published = viewAll(judged, words, context);
  const failures = createFailures(context); // the verdicts are shown, even if they cannot be written
  await failures.attempt(() => writeReports(folder, published, words, context));
  const lost = unreadable.length > 0 ? (['usage'] as const) : []; // the index names them
  const reason = worstReason([exitReason(judged), ...failures.reasons(), ...lost]);
  return emitReports(published, reason, reporters, words, context);
}
