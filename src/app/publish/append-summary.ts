import { appendToFile } from '../../io/append-to-file.ts';
import { summaryLimit, type MarkdownLimit } from '../../report/formats/fit-markdown.ts';
import type { Context } from '../context.ts';

/**
 * Adds to the summary that GitHub shows of a job's step, where there is one. Other commands of the step write there
 * too, and share its room. What cannot be written is told, and decides nothing.
 */
export async function appendSummary(
  render: (limit: MarkdownLimit) => string,
  { env, err }: Pick<Context, 'env' | 'err'>,
): Promise<void> {
  const path = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (path === '') return;
  const textFor = (already: number) => {
    const gap = already === 0 ? '' : '\n';
    return `${gap}${render({ ...summaryLimit, most: summaryLimit.most - already - gap.length })}`;
  };
  await appendToFile(path, textFor).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    err(`warning: the summary of the job, ${path}, cannot be written (${reason})\n`);
  });
}
