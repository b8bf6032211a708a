import type { ExitReason } from '../outcome/exit-code.ts';
import type { Context } from './context.ts';
import { publishIndex, publishOutcome } from './publish.ts';
import { savedOutcomes } from './saved-outcomes.ts';

/** Writes the pages anew, as they were decided. */
export async function report(context: Context): Promise<ExitReason> {
  const { folder, outcomes } = await savedOutcomes(context, context.words);
  for (const outcome of outcomes) await publishOutcome(folder, outcome);
  await publishIndex(folder, context);
  if (context.flags.quiet !== true) {
    for (const { experiment } of outcomes)
      context.out(`${context.flags.output ?? 'reports'}/${experiment.id}/index.html\n`);
  }
  return 'ok';
}
