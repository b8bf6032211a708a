import { readdir, readFile } from 'node:fs/promises';
import { packageFolder } from './package-folder.ts';
import { readViewer } from './read-viewer.ts';

/** Reads the pages, partials and the stylesheet, by file name, and the scripts below `viewer/`. */
export async function readTemplates(): Promise<Readonly<Record<string, string>>> {
  const folder = new URL('templates/', packageFolder);
  const names = (await readdir(folder)).filter((name) => /\.(hbs|css)$/.test(name)).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  return { ...Object.fromEntries(names.map((name, i) => [name, texts[i] ?? ''])), ...(await readViewer()) };
}
