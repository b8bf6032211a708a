import type { ExitReason } from '../../outcome/exit-code.ts';
import { wordsOf } from '../../report/locale/words-of.ts';
import type { Context } from '../../app/context.ts';
import { publishOutcomes } from '../../app/publish/publish.ts';
import { readLocale } from '../../app/read-locale.ts';
import { savedOutcomes } from '../../app/saved-outcomes.ts';
import { tellChanges } from '../../app/tell-changes.ts';

/** Writes the pages anew, as they were decided. */
export async function report(context: Context): Promise<ExitReason> {
  const words = wordsOf(readLocale(context.flags));
  const { folder, outcomes } = await savedOutcomes(context, context.words);
  await tellChanges(outcomes, words, context);
  await publishOutcomes(folder, outcomes, words, context);
  if (context.flags.quiet !== true) {
    for (const { experiment } of outcomes)
      context.out(`${context.flags.output ?? 'reports'}/${experiment.id}/index.html\n`);
  }
  return 'ok';
}
