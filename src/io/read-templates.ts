import { readdir, readFile } from 'node:fs/promises';
import { packageFolder } from './package-folder.ts';

/** The pages, partials and the stylesheet, by file name. */
export async function readTemplates(): Promise<Readonly<Record<string, string>>> {
  const folder = new URL('templates/', packageFolder);
  const names = (await readdir(folder)).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  return Object.fromEntries(names.map((name, i) => [name, texts[i] ?? '']));
}
