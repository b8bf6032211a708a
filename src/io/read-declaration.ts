import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeLoadError } from '../load/describe-load-error.ts';
import { exportedAs } from '../load/exported.ts';
import { holdExit } from '../load/hold-exit.ts';
import { thrownText } from '../load/message-text.ts';
import { loadModule } from '../load/load-module.ts';
import { registerTypeScript } from '../load/register-typescript.ts';
import type { Issue } from '../spec/issue.ts';
import type { DocumentInput } from '../spec/yaml/parse-document.ts';

/** A declarative file, and the kind that it should be of. */
export type Declaration<Kind extends string> = {
  /** A posix path, relative to the folder bookproof runs in. */
  readonly file: string;
  /** The name of the tag that its module's default export must come from. */
  readonly kind: Kind;
};

/** Reads a declarative file. A module is imported, since its template may have holes. */
export async function readDeclaration<Kind extends string>(
  cwd: string,
  { file, kind }: Declaration<Kind>,
): Promise<DocumentInput<Kind> | { readonly issues: readonly Issue[] }> {
  const path = resolve(cwd, file);
  const unreadable = (message: string, hint: string) => ({
    issues: [{ code: 'unreadable' as const, file, at: { line: 1, column: 1 }, message, hint }],
  });
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return unreadable(
      `the file cannot be read: ${thrownText(error, cwd)}`,
      '`bookproof list` shows the experiments there are',
    );
  }
  if (/\.ya?ml$/.test(file)) return { file, text };
  let found: readonly unknown[];
  try {
    found = await importDefaults(path);
  } catch (error) {
    return unreadable(
      `it throws when it is imported: ${describeLoadError(error, cwd)}`,
      `a file of this kind (${kind}) holds data only`,
    );
  }
  for (const source of found) if (isSource(source, kind)) return { file, text, source };
  return unreadable(
    found.length === 0 ? 'it has no default export' : `its default export is no ${kind}`,
    `write: export default ${kind}\`…\`, with ${kind} imported from "bookproof"`,
  );
}

async function importDefaults(path: string): Promise<readonly unknown[]> {
  await registerTypeScript(dirname(path)); // for JavaScript too, which may be in the syntax of the other kind of module
  return exportedAs(await holdExit(() => loadModule(pathToFileURL(path))), 'default');
}

function isSource<Kind extends string>(
  value: unknown,
  kind: Kind,
): value is NonNullable<DocumentInput<Kind>['source']> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === `bookproof/${kind}`;
}
