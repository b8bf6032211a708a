import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { posixPath } from './posix-path.ts';
import type { SubjectTexts } from '../model/experiment/defect.ts';
import type { Seen } from '../load/seen.ts';

/**
 * Reads the files that a subject was seen to load and read, as text. Files of the reference alone are left
 * out, since it is not sabotaged.
 *
 * @param file the subject's, relative to `cwd`
 * @returns texts by path, posix and relative to `cwd`: the subject's own first, then by name; without files
 * that no
 * longer exist
 */
export async function readSubject(cwd: string, file: string, { files }: Seen): Promise<SubjectTexts> {
  const own = resolve(cwd, file);
  const paths = new Set(files.filter(({ reference }) => reference === undefined).map(({ path }) => path));
  const ordered = [...paths].toSorted((a, b) => Number(b === own) - Number(a === own) || (a < b ? -1 : 1));
  const texts = await Promise.all(
    ordered.map(async (path): Promise<[string, string][]> => {
      const text = await readFile(path, 'utf8').catch(undefinedIfGone);
      return text === undefined ? [] : [[posixPath(cwd, path), text]];
    }),
  );
  return new Map(texts.flat());
}

/** Returns undefined for a file that the subject itself removed again. */
function undefinedIfGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
