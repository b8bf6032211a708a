import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SubjectTexts } from '../model/experiment/defect.ts';
import { OutputError } from './output-error.ts';
import { collectDead, removeAtExit, temporaryName } from './temporary.ts';

/** A folder for changed copies of a subject's source. */
export type SabotageWorkspace = {
  /**
   * Writes one copy.
   *
   * @param texts by path, posix and relative to the folder bookproof runs in
   * @returns the URL of its module `file`
   * @throws OutputError if it cannot be written
   */
  place(name: string, texts: SubjectTexts, file: string): Promise<string>;
  remove(): Promise<void>;
};

/**
 * Opens a folder for copies next to the subject's package.json, so that packages resolve as they do for the
 * subject. The folder keeps itself out of git, and is removed when the work is done.
 *
 * @param file the subject's, relative to `cwd`
 * @throws OutputError if it cannot be made
 */
export async function createWorkspace(cwd: string, file: string): Promise<SabotageWorkspace> {
  const home = join(await packageFolderOf(dirname(resolve(cwd, file))), '.bookproof');
  let folder: string;
  try {
    await mkdir(home, { recursive: true });
    await writeFile(join(home, '.gitignore'), '*\n');
    await collectDead(home, /^sabotage-$/);
    folder = join(home, `sabotage-${temporaryName()}`);
    await mkdir(folder);
  } catch (error) {
    await removeEmpty(home);
    throw unwritable(home, error);
  }
  const letGo = removeAtExit(folder);
  const placing = new Set<Promise<unknown>>();
  let removed = false;
  return {
    place: async (name, texts, module) => {
      if (removed) throw new OutputError(`${folder} is removed already: no copy can be put there`);
      const work = placeCopy(cwd, join(folder, name), texts, module);
      placing.add(work);
      return work.catch((error: unknown) => {
        throw unwritable(folder, error);
      });
    },
    remove: async () => {
      removed = true;
      await Promise.allSettled(placing); // a copy that is still being written would stay behind
      await rm(folder, { recursive: true, force: true });
      letGo();
      await removeEmpty(home);
    },
  };
}

async function placeCopy(cwd: string, copy: string, texts: SubjectTexts, module: string): Promise<string> {
  const path = resolve(cwd, module);
  const main = await realpath(path).catch(() => path); // as Node names what it loads
  const originals = [...texts].map(([path, text]) => ({ original: resolve(cwd, path), text }));
  const base = commonFolder([main, ...originals.map(({ original }) => original)].map(dirname));
  const scopes = new Set<string>();
  for (const { original, text } of originals) {
    const isUnchanged = await holds(original, text);
    if (!isBelow(base, original)) {
      if (isUnchanged) continue; // on another drive: it is read in its own place
      throw new OutputError(`${original} lies on another drive than ${main}, and cannot be copied`);
    }
    const target = join(copy, relative(base, original));
    await mkdir(dirname(target), { recursive: true });
    await (isUnchanged ? copyFile(original, target, constants.COPYFILE_FICLONE) : writeFile(target, text));
    scopes.add(await packageFolderOf(dirname(original)));
  }
  for (const scope of scopes)
    await placeScope(scope, isBelow(base, scope) ? join(copy, relative(base, scope)) : copy);
  await writeFile(join(copy, '.copied-from'), base); // for module-hooks.mjs
  return pathToFileURL(join(copy, relative(base, main))).href;
}

/** Records in a copy which kind of modules a package has. Nothing else of its package.json is needed there. */
async function placeScope(folder: string, target: string): Promise<void> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '{}');
  const { type }: { type?: unknown } = JSON.parse(text);
  const file = join(target, 'package.json');
  if ((await stat(file).catch(() => undefined)) === undefined)
    await writeFile(file, JSON.stringify({ type }));
}

function isBelow(folder: string, path: string): boolean {
  const seen = relative(folder, path);
  return !/^\.\.([\\/]|$)/.test(seen) && !isAbsolute(seen);
}

/**
 * True if a file, read as text, still holds the given text. It is then copied as it is, since it need not be
 * text at all.
 */
async function holds(original: string, text: string): Promise<boolean> {
  const bytes = await readFile(original).catch(() => undefined); // removed since
  return bytes?.toString('utf8') === text;
}

/** Removes the folder, unless another process, or the book itself, keeps something there. */
async function removeEmpty(home: string): Promise<void> {
  const names = await readdir(home).catch(() => undefined); // not a folder
  if (names?.every((name) => name === '.gitignore')) await rm(home, { recursive: true, force: true });
}

function unwritable(folder: string, error: unknown): OutputError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new OutputError(
    `${folder} cannot be written (${code}): sabotaged copies of the code are put there`,
    {
      cause: error,
    },
  );
}

async function packageFolderOf(folder: string, from = folder): Promise<string> {
  const found = await stat(join(folder, 'package.json')).catch(() => undefined);
  if (found?.isFile()) return folder;
  return dirname(folder) === folder ? from : packageFolderOf(dirname(folder), from);
}

function commonFolder(folders: readonly string[]): string {
  const [first = '', ...rest] = folders;
  const holdsAll = (folder: string) => rest.every((other) => isBelow(folder, other));
  let common = first;
  while (!holdsAll(common) && dirname(common) !== common) common = dirname(common);
  return common;
}
