import { appendToFile } from '../../io/append-to-file.ts';
import { summaryLimit, type MarkdownLimit } from '../../report/formats/fit-markdown.ts';
import type { Context } from '../context.ts';

/**
 * Appends to the summary that GitHub shows for a job's step, if there is one. Other commands of the step
 * write there too, and share its room. If it cannot be written, this is only a warning.
 *
 * @param render returns the text within a limit
 */
export async function appendSummary(
  render: (limit: MarkdownLimit) => string,
  { env, err }: Pick<Context, 'env' | 'err'>,
): Promise<void> {
  const path = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (path === '') return;
  const textFor = (already: number) => {
    const gap = already === 0 ? '' : '\n';
    return `${gap}${render({ ...summaryLimit, max: summaryLimit.max - already - gap.length })}`;
  };
  await appendToFile(path, textFor).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    err(`warning: the summary of the job, ${path}, cannot be written (${reason})\n`);
  });
}
