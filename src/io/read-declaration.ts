import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Issue } from '../spec/issue.ts';
import type { DocumentInput } from '../spec/open-document.ts';
import { registerTypeScript } from './register-typescript.ts';

/** A declarative file, and what to say of one that is not. */
export type Declaration<Kind extends string> = {
  /** Posix, relative to the folder bookproof runs in. */
  readonly file: string;
  /** The name of the tag that its module's default export must come from. */
  readonly kind: Kind;
};

/** Reads a declarative file; a module is imported for what its template's holes hold. */
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
      `the file cannot be read: ${messageOf(error)}`,
      '`bookproof list` shows the experiments there are',
    );
  }
  if (/\.ya?ml$/.test(file)) return { file, text };
  let found: unknown;
  try {
    found = await importDefault(path);
  } catch (error) {
    return unreadable(
      `it throws when it is imported: ${messageOf(error)}`,
      `a file of this kind (${kind}) holds data only`,
    );
  }
  if (isSource(found, kind)) return { file, text, source: found };
  return unreadable(
    found === undefined ? 'it has no default export' : `its default export is no ${kind}`,
    `write: export default ${kind}\`…\`, with ${kind} imported from "bookproof"`,
  );
}

async function importDefault(path: string): Promise<unknown> {
  if (/\.m?ts$/.test(path)) await registerTypeScript();
  const module: { readonly default?: unknown } = await import(/* @vite-ignore */ pathToFileURL(path).href);
  return module.default;
}

function isSource<Kind extends string>(
  value: unknown,
  kind: Kind,
): value is NonNullable<DocumentInput<Kind>['source']> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === `bookproof/${kind}`;
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first = '', second = ''] = message.split('\n');
  return first.endsWith(':') ? `${first} ${second}` : first; // a syntax error's place stands in the second line
}
