import type { FileKind } from '../../outcome/mark.ts';
import type { Context } from '../context.ts';
import { parseNamedReporters, type NamedReporter } from './named-reporters.ts';

export type ReporterName = 'terminal' | 'json' | 'junit' | 'markdown' | 'github';

/** The reporters, and the kind of file that each writes. */
export const formats = {
  terminal: 'terminal',
  json: 'view',
  junit: 'junit',
  markdown: 'markdown',
  github: 'github',
} as const satisfies Record<ReporterName, FileKind>;

/** A reporter of the report and the file that it writes to; without a file, it writes to standard output. */
export type Reporter = NamedReporter<ReporterName>;

/**
 * Reads the values of `--reporter`; the default is `terminal`.
 *
 * In GitHub Actions the default includes `github`, as in vitest: nobody thinks of asking for it, and it costs
 * nothing. GitHub swallows its lines and shows them beside the code. If any reporter is given, only the given
 * ones are used.
 *
 * @throws UsageError for an unknown reporter, two of the same file, or a file that bookproof itself reads or
 *   writes
 * @throws OutputError for a file that cannot be written, or that is there and not a report of that kind
 */
export function parseReporters(
  context: Pick<Context<'reporter' | 'output'>, 'cwd' | 'env' | 'options' | 'reports'>,
): Promise<readonly Reporter[]> {
  const onGithub = context.env['GITHUB_ACTIONS'] === 'true';
  return parseNamedReporters(formats, onGithub ? ['terminal', 'github'] : ['terminal'], context);
}
