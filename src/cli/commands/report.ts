import type { ExitReason } from '../../outcome/exit-code.ts';
import { wordsOf } from '../../report/locale/words-of.ts';
import type { Context } from '../../app/context.ts';
import { publishOutcomes } from '../../app/publish/publish.ts';
import { shownFolder } from '../../app/reports-folder.ts';
import { savedOutcomes } from '../../app/saved-outcomes.ts';
import { printChanges } from '../../app/print-changes.ts';

/** Rewrites the pages of saved Outcomes, without judging them again. */
export async function report(context: Context<'output' | 'locale' | 'quiet'>): Promise<ExitReason> {
  const words = wordsOf(context.options.locale);
  const { folder, outcomes, unreadable } = await savedOutcomes(context, context.words);
  await printChanges(outcomes, words, context);
  await publishOutcomes(folder, outcomes, words, context);
  if (!context.options.quiet) {
    for (const { experiment } of outcomes)
      context.out(`${shownFolder(context)}/${experiment.id}/index.html\n`);
  }
  return unreadable.length > 0 ? 'usage' : 'ok'; // the index names them
}
