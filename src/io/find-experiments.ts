import { readdir, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { posixPath } from './posix-path.ts';

const endings = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs', 'yaml', 'yml'].map(
  (ending) => `.experiment.${ending}`,
);

/** The folder that is searched if no file is named. */
export const home = 'experiments';

/**
 * Finds experiment files, as posix paths relative to `cwd`. Those of a folder are in the order of their
 * names.
 *
 * @param here the folder to which words that are paths are relative
 * @param wanted files, folders, or parts of a path below `experiments/`; empty for all there
 * @returns the files, and each word that names none
 */
export async function findExperiments(
  cwd: string,
  wanted: readonly string[],
  here = cwd,
): Promise<{ readonly files: readonly string[]; readonly unmatched: readonly string[] }> {
  const all = await listFolder(resolve(cwd, home));
  if (wanted.length === 0) return { files: relativePaths(cwd, all), unmatched: [] };
  const found = await Promise.all(wanted.map((word) => match(cwd, here, word, all)));
  return {
    files: [...new Set(relativePaths(cwd, found.flat()))],
    unmatched: wanted.filter((_, i) => found[i]?.length === 0),
  };
}

async function match(
  cwd: string,
  here: string,
  word: string,
  all: readonly string[],
): Promise<readonly string[]> {
  const path = resolve(here, word);
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return listFolder(path);
  if (found?.isFile()) return [path];
  const below = posixPath(cwd, path);
  return all.filter((file) => {
    const own = posixPath(cwd, file);
    return own.includes(word) || (below !== '' && own.includes(below));
  });
}

/** Lists the experiment files below a folder, in the order of their names. */
export async function listFolder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.split(sep).includes('node_modules'))
    .toSorted();
}

function relativePaths(cwd: string, files: readonly string[]): readonly string[] {
  return files.map((file) => posixPath(cwd, file));
}
