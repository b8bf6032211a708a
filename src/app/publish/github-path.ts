import { relative, resolve, sep } from 'node:path';
import type { Context } from '../context.ts';

/** A file as GitHub names it: from the root of the repository, also where bookproof runs in a folder below it. */
export function githubPath(file: string, { cwd, env }: Pick<Context, 'cwd' | 'env'>): string {
  const workspace = env['GITHUB_WORKSPACE'] ?? '';
  if (workspace === '') return file;
  const path = relative(workspace, resolve(cwd, file)).split(sep).join('/');
  return path.startsWith('../') ? file : path;
}
