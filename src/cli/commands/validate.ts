import { loadSabotage } from '../../io/load-sabotage.ts';
import type { ExitReason } from '../../outcome/exit-code.ts';
import { formatCount } from '../../report/locale/en/grammar.ts';
import { formatIssue } from '../../spec/format-issue.ts';
import { UsageError, type Context } from '../../app/context.ts';
import { shownFile } from '../../app/reports-folder.ts';
import { loadExperiments } from '../../app/load-experiments.ts';

/** Checks experiment files, and the lists of defects beside them, without running anything. */
export async function validate(context: Context): Promise<ExitReason> {
  const issues: string[] = [];
  for (const experiment of await loadExperiments(context)) {
    const { file, claims, guards } = experiment;
    context.out(
      `${shownFile(file, context)}: ${formatCount(claims.length, 'claim')} and ${formatCount(guards.length, 'guard')}, no mistake\n`,
    );
    const loaded = await loadSabotage(context.cwd, experiment);
    if (loaded === undefined) continue;
    if ('issues' in loaded)
      issues.push(
        ...loaded.issues.map((issue) => formatIssue({ ...issue, file: shownFile(issue.file, context) })),
      );
    else
      context.out(
        `${shownFile(loaded.sabotage.file, context)}: ${formatCount(loaded.sabotage.defects.length, 'defect')}, no mistake\n`,
      );
  }
  if (issues.length > 0) throw new UsageError(issues.join('\n'));
  return 'ok';
}
