import { relative, sep } from 'node:path';

/** Returns a path as seen from a folder, with slashes on every system; empty if it is the folder itself. */
export function posixPath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
