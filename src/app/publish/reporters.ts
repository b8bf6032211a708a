import type { FileKind } from '../../outcome/mark.ts';
import type { Context } from '../context.ts';
import { readReporters, type NamedReporter } from './read-reporters.ts';

export type ReporterName = 'terminal' | 'json' | 'junit' | 'markdown' | 'github';

/** The faces of a report, and what a file of each is. */
export const reporterKinds = {
  terminal: 'terminal',
  json: 'view',
  junit: 'junit',
  markdown: 'markdown',
  github: 'github',
} as const satisfies Record<ReporterName, FileKind>;

/** One face of the report, and the file it goes to: to standard output without one. */
export type Reporter = NamedReporter<ReporterName>;

/**
 * The reporters asked for.
 * In GitHub Actions, which swallows its lines and shows them beside the code, `github` comes on by itself,
 * as in vitest: nobody thinks of asking for it, and it costs no one anything. Whoever asks for any gets just those.
 *
 * @throws UsageError for a reporter that there is not, or two of one file
 * @throws OutputError for a file that cannot be written, or would be one of the user's
 */
export function expectReporters(
  context: Pick<Context<'reporter' | 'output'>, 'cwd' | 'env' | 'options'>,
): Promise<readonly Reporter[]> {
  const onGithub = context.env['GITHUB_ACTIONS'] === 'true';
  return readReporters(reporterKinds, onGithub ? ['terminal', 'github'] : ['terminal'], context);
}
