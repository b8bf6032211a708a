import type { Context } from './context.ts';
import { readReporters, type NamedReporter } from './read-reporters.ts';

export const reporterNames = ['terminal', 'json', 'junit', 'markdown', 'github'] as const;

export type ReporterName = (typeof reporterNames)[number];

/** One face of the report, and the file it goes to: to standard output without one. */
export type Reporter = NamedReporter<ReporterName>;

/**
 * The reporters asked for.
 * In GitHub Actions, which swallows its lines and shows them beside the code, `github` comes on by itself,
 * as in vitest: nobody thinks of asking for it, and it costs no one anything. Whoever asks for any gets just those.
 *
 * @throws UsageError for a reporter that there is not, or two of one file
 * @throws OutputError for a file that cannot be written
 */
export function expectReporters(
  context: Pick<Context, 'cwd' | 'env' | 'flags'>,
): Promise<readonly Reporter[]> {
  const onGithub = context.env['GITHUB_ACTIONS'] === 'true';
  return readReporters(reporterNames, onGithub ? ['terminal', 'github'] : ['terminal'], context);
}
