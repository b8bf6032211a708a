import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { posixPath } from './posix-path.ts';

/**
 * Files that decide nothing: the demonstration book, what is shown, what is typed, what is installed. All
 * others decide.
 */
const showing = /^(book|report|cli|native|app\/publish)\/|^(bookproof|build)\.mjs$/;

/**
 * Digests all of bookproof that decides, at any depth of its folders.
 *
 * @param folder of its sources
 * @returns SHA-256, in hexadecimal
 * @throws Error if the folder cannot be read
 */
export async function digestRules(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => posixPath(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !showing.test(path))
    .toSorted();
  const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')));
  return createHash('sha256')
    .update(JSON.stringify(paths.map((path, index) => [path, texts[index]])))
    .digest('hex');
}
