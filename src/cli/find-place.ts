import { dirname, join, relative, resolve } from 'node:path';
import { findRoot, findWorkspaces, folderAt } from '../io/find-root.ts';
import { posixPath } from '../io/posix-path.ts';
import { quote } from '../report/format/commands.ts';
import { UsageError, type Context } from '../app/context.ts';

/** The folder that bookproof works in. */
export type Root = {
  readonly root: string;
  /** True if the same command without words would not find it from where one stands. */
  readonly named: boolean;
};

/**
 * Finds the folder that bookproof works in: the nearest package that holds experiments/. From the root of a
 * monorepo it is the one that the words or `--output` lead into, or the only workspace that has experiments.
 *
 * @param output the folder of reports as typed
 * @throws UsageError if several workspaces have experiments, and nothing says which is meant
 */
export async function findPlace(
  here: string,
  words: readonly string[],
  output: string | undefined,
): Promise<Root> {
  const above = await findRoot(here);
  if (above !== undefined) return { root: above, named: false };
  const paths = [...words, ...(output === undefined ? [] : [dirname(output)])];
  const folders = await Promise.all(paths.map((path) => folderAt(resolve(here, path))));
  const named = folders.filter((folder) => folder !== undefined);
  const roots = new Set(await Promise.all(named.map(findRoot)));
  const [only] = roots;
  if (roots.size === 1 && only !== undefined) return { root: only, named: true };
  if (named.length > 0) return { root: here, named: false };
  const workspaces = await findWorkspaces(here);
  const [first] = workspaces;
  if (first === undefined || (await folderAt(join(here, 'reports'))) !== undefined)
    return { root: here, named: false };
  if (workspaces.length === 1) return { root: join(here, first), named: false };
  throw new UsageError(
    [
      'there are experiments in several packages here; go to one of them:',
      ...workspaces.map((path) => `  cd ${quote(path)}`),
      `or name it, as in \`bookproof run ${quote(first)}\``,
    ].join('\n'),
  );
}

/** Returns where reports are, for a command that stands elsewhere than in the root. */
export function reportsFrom(
  here: string,
  { root, named }: Root,
  folder: string,
): NonNullable<Context['reports']> {
  const shown = posixPath(here, folder) || '.';
  return { folder, shown, ...(named && root !== here ? { flag: shown } : {}) };
}

/** Returns the values of `--reporter` with files relative to the root. */
export function reportersFrom(
  here: string,
  root: string,
  typed: readonly string[] | undefined,
): readonly string[] | undefined {
  return typed?.map((value) =>
    value
      .split(',')
      .map((word) => word.replace(/=(.+)$/s, (_, file: string) => `=${relative(root, resolve(here, file))}`))
      .join(','),
  );
}
