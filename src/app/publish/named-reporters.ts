import { basename, resolve, sep } from 'node:path';
import { assertWritableFile } from '../../io/write-files.ts';
import type { FileKind } from '../../outcome/mark.ts';
import { hintFor } from '../../spec/did-you-mean.ts';
import { reportsFolder } from '../reports-folder.ts';
import { UsageError, type Context } from '../context.ts';

/** A reporter and the file that it writes to; without a file, it writes to standard output. */
export type NamedReporter<Name extends string> = { readonly name: Name; readonly file?: string };

/**
 * Reads the values of `--reporter`, and asserts that each file can be written, before any work is spent.
 *
 * @param kinds the known reporters, and the kind of file that each writes
 * @param usual the reporters without `--reporter`
 * @throws UsageError for an unknown reporter, two of the same file, or a file that bookproof itself reads or
 *   writes
 * @throws OutputError for a file that cannot be written, or that is there and not a report of that kind
 */
export async function parseNamedReporters<Name extends string>(
  kinds: Readonly<Record<Name, FileKind>>,
  usual: readonly NoInfer<Name>[],
  context: Pick<Context<'reporter' | 'output'>, 'cwd' | 'options' | 'reports'>,
): Promise<readonly NamedReporter<Name>[]> {
  const { cwd, options } = context;
  const known = Object.keys(kinds) as Name[];
  const given: readonly string[] = options.reporter ?? usual;
  const reporters = given.flatMap((words) => words.split(',')).map((word) => parseReporter(word, known));
  const files = new Map<string, string>();
  for (const { name, file } of reporters) {
    if (file === undefined) continue;
    const path = resolve(cwd, file);
    const other = files.get(path);
    if (other !== undefined)
      throw new UsageError(`--reporter ${name}=${file}: ${other} goes to that file; name another`);
    if (isOwn(path, reportsFolder(context)))
      throw new UsageError(`--reporter ${name}=${file}: that file is bookproof's own; name another`);
    files.set(path, name);
    await assertWritableFile(path, kinds[name], anotherFile(name));
  }
  return reporters;
}

/**
 * Returns true for files that bookproof owns (experiments, lists of defects, baselines, report pages): a
 * reporter must not overwrite them.
 */
function isOwn(path: string, reports: string): boolean {
  const inReports = path.startsWith(`${reports}${sep}`);
  return (
    /\.((experiment|sabotage)\.\w+|baseline\.json)$/.test(path) ||
    (inReports && /^(index\.html|comparison\.html|outcome\.json)$/.test(basename(path)))
  );
}

/** Returns the remedy to name if a reporter's file cannot be written. */
export function anotherFile(name: string): string {
  return `--reporter ${name} names another file`;
}

function parseReporter<Name extends string>(word: string, known: readonly Name[]): NamedReporter<Name> {
  const [given = '', ...rest] = word.split('=');
  const name = known.find((each) => each === given);
  if (name === undefined) {
    throw new UsageError(`--reporter ${word}: ${hintFor(given, known, `known are ${known.join(', ')}`)}`);
  }
  if (rest.length === 0) return { name };
  const file = rest.join('=');
  if (file === '') throw new UsageError(`--reporter ${word} names no file, e.g. --reporter ${name}=report`);
  return { name, file };
}
