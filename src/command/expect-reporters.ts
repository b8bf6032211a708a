import { resolve } from 'node:path';
import { expectWritableFile } from '../io/write-files.ts';
import { didYouMean } from '../spec/did-you-mean.ts';
import { UsageError, type Context } from './context.ts';

export const reporterNames = ['terminal', 'json', 'junit', 'markdown', 'github'] as const;

export type ReporterName = (typeof reporterNames)[number];

/** One face of the report, and the file it goes to: to standard output without one. */
export type Reporter = { readonly name: ReporterName; readonly file?: string };

/**
 * The reporters asked for, each file of which can be written: told before anything is trained.
 * In GitHub Actions, which swallows its lines and shows them beside the code, `github` comes on by itself,
 * as in vitest: nobody thinks of asking for it, and it costs no one anything. Whoever asks for any gets just those.
 *
 * @throws UsageError for a reporter that there is not, or two of one file
 * @throws OutputError for a file that cannot be written
 */
export async function expectReporters({
  cwd,
  env,
  flags,
}: Pick<Context, 'cwd' | 'env' | 'flags'>): Promise<readonly Reporter[]> {
  const usual = env['GITHUB_ACTIONS'] === 'true' ? ['terminal', 'github'] : ['terminal'];
  const reporters = (flags.reporter ?? usual).flatMap((words) => words.split(',')).map(readReporter);
  const files = new Map<string, string>();
  for (const { name, file } of reporters) {
    if (file === undefined) continue;
    const path = resolve(cwd, file);
    const other = files.get(path);
    if (other !== undefined)
      throw new UsageError(`--reporter ${name}=${file}: ${other} goes to that file; name another`);
    files.set(path, name);
    await expectWritableFile(path, `--reporter ${name} names another file`);
  }
  return reporters;
}

function readReporter(word: string): Reporter {
  const [given = '', ...rest] = word.split('=');
  const name = reporterNames.find((known) => known === given);
  if (name === undefined) {
    const meant = didYouMean(given, reporterNames);
    throw new UsageError(
      `--reporter ${word}: ${meant === undefined ? `known are ${reporterNames.join(', ')}` : `did you mean "${meant}"?`}`,
    );
  }
  if (rest.length === 0) return { name };
  const file = rest.join('=');
  if (file === '') throw new UsageError(`--reporter ${word} names no file, e.g. --reporter ${name}=report`);
  return { name, file };
}
