import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OutputError } from './output-error.ts';

/** A folder for changed copies of a subject's source. */
export type Copies = {
  /**
   * Writes one copy.
   *
   * @param texts by path, posix and relative to the folder bookproof runs in
   * @returns the URL of its module `file`
   * @throws OutputError where it cannot be written
   */
  place(name: string, texts: ReadonlyMap<string, string>, file: string): Promise<string>;
  remove(): Promise<void>;
};

/**
 * Opens a folder for copies where packages resolve as they do for the subject: beside its package.json.
 * It keeps itself out of git, and goes when the work is done.
 *
 * @param file the subject's, relative to `cwd`
 * @throws OutputError where it cannot be made
 */
export async function openCopies(cwd: string, file: string): Promise<Copies> {
  const home = join(await packageFolderOf(dirname(resolve(cwd, file))), '.bookproof');
  let folder: string;
  try {
    await mkdir(home, { recursive: true });
    await writeFile(join(home, '.gitignore'), '*\n');
    folder = await mkdtemp(join(home, 'sabotage-'));
  } catch (error) {
    await removeEmpty(home);
    throw unwritable(home, error);
  }
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
      await Promise.allSettled(placing); // what is still being written would stay behind
      await rm(folder, { recursive: true, force: true });
      await removeEmpty(home);
    },
  };
}

async function placeCopy(
  cwd: string,
  copy: string,
  texts: ReadonlyMap<string, string>,
  module: string,
): Promise<string> {
  const base = commonFolder([...texts.keys()].map((path) => dirname(resolve(cwd, path))));
  for (const [path, text] of texts) {
    const target = join(copy, relative(base, resolve(cwd, path)));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  return pathToFileURL(join(copy, relative(base, resolve(cwd, module)))).href;
}

/** Unless another process, or the book itself, keeps something there. */
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
  const holds = (folder: string) => rest.every((other) => !relative(folder, other).startsWith('..'));
  let common = first;
  while (!holds(common) && dirname(common) !== common) common = dirname(common);
  return common;
}
