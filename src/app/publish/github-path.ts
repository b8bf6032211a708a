import { resolve } from 'node:path';
import { posixPath } from '../../io/posix-path.ts';
import type { Context } from '../context.ts';

/**
 * Returns a file's path from the root of the repository, as GitHub names it, even if bookproof runs in a
 * folder below. Outside GitHub, and for a file outside the repository, the path stays as it is.
 */
export function githubPath(file: string, { cwd, env }: Pick<Context, 'cwd' | 'env'>): string {
  const workspace = env['GITHUB_WORKSPACE'] ?? '';
  if (workspace === '') return file;
  const path = posixPath(workspace, resolve(cwd, file));
  return path.startsWith('../') ? file : path;
}
