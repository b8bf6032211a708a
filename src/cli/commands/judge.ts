import { exitReason, type ExitReason } from '../../outcome/exit-code.ts';
import { judgeAgain } from '../../outcome/judge-again.ts';
import { wordsOf } from '../../report/locale/words-of.ts';
import type { Context } from '../../app/context.ts';
import { parseReporters } from '../../app/publish/reporters.ts';
import { emitReports } from '../../app/publish/emit-reports.ts';
import { publishOutcomes } from '../../app/publish/publish.ts';
import { savedOutcomes } from '../../app/saved-outcomes.ts';
import { printChanges } from '../../app/print-changes.ts';

/** Judges saved Outcomes again, from what was measured, by this version's rules, and rewrites their pages. */
export async function judge(
  context: Context<'output' | 'reporter' | 'locale' | 'quiet'>,
): Promise<ExitReason> {
  const words = wordsOf(context.options.locale);
  const reporters = await parseReporters(context);
  const { folder, outcomes } = await savedOutcomes(context, context.words);
  await printChanges(outcomes, words, context);
  const judged = outcomes.map(judgeAgain);
  const published = await publishOutcomes(folder, judged, words, context);
  const reason = exitReason(judged);
  await emitReports(published, reason, reporters, words, context);
  return reason;
}
