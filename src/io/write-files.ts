import { access, constants, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file or folder cannot be written; the message names it. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

const otherFolder = '--output names another folder';

/**
 * Makes sure that files can be written below a folder, before work is spent on them. Makes nothing.
 *
 * @throws OutputError
 */
export async function expectWritable(folder: string, remedy = otherFolder): Promise<void> {
  try {
    const there = await nearestExisting(folder);
    if (!(await stat(there)).isDirectory()) throw Object.assign(new Error('a file'), { code: 'ENOTDIR' });
    await access(there, constants.W_OK);
  } catch (error) {
    throw outputError(folder, error, remedy);
  }
}

/**
 * Makes sure that a file can be written, whether or not it or its folder is there. Makes nothing.
 *
 * @throws OutputError
 */
export async function expectWritableFile(path: string, remedy: string): Promise<void> {
  await expectWritable(dirname(path), remedy);
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory())
    throw outputError(path, Object.assign(new Error('a folder'), { code: 'EISDIR' }), remedy);
}

async function nearestExisting(path: string): Promise<string> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return found === undefined && dirname(path) !== path ? nearestExisting(dirname(path)) : path;
}

/**
 * Writes files, each whole or not at all.
 *
 * @param files by path below the folder
 * @param remedy what a person can do where one cannot be written
 * @throws OutputError naming the first that cannot be written
 */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  remedy = otherFolder,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    try {
      await makeFolder(dirname(path));
      await writeWhole(path, content);
    } catch (error) {
      throw outputError(path, error, remedy);
    }
  }
}

/** Not mkdir's own recursion, which never ends where a parent that is there refuses with ENOENT, as /proc does. */
async function makeFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || found !== undefined) throw error; // another process may have been first
  });
}

/**
 * By a temporary file beside it, synced and renamed. The library write-file-atomic writes once and does not
 * look at how much was written: on a disk with a little room left it puts a cut file in place.
 */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function outputError(path: string, error: unknown, remedy: string): OutputError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new OutputError(`${path} cannot be written (${reason}); ${remedy}`, {
    cause: error,
  });
}
