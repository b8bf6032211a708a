import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMarked, type FileKind } from '../outcome/mark.ts';
import { expectReplaceable } from './expect-replaceable.ts';
import { OutputError } from './output-error.ts';
import { debuglog } from 'node:util';

const debug = debuglog('bookproof:files');

/** What a file is, and what it holds: its mark too. */
export type OurFile = { readonly kind: FileKind; readonly content: string | Uint8Array };

export const otherFolder = '--output names another folder';

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
    throw OutputError.of(folder, error, remedy);
  }
}

/**
 * Makes sure that a file can be written, whether or not it or its folder is there, and that nothing of the user's
 * would be lost. Makes nothing.
 *
 * @throws OutputError
 */
export async function expectWritableFile(path: string, kind: FileKind, remedy = otherFolder): Promise<void> {
  await expectWritable(dirname(path), remedy);
  await expectReplaceable(path, kind, remedy);
}

async function nearestExisting(path: string): Promise<string> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return found === undefined && dirname(path) !== path ? nearestExisting(dirname(path)) : path;
}

/**
 * Writes files, each whole or not at all; none, where one of them would replace what is not bookproof's.
 *
 * @param files by path below the folder
 * @param remedy what a person can do where one cannot be written
 * @throws OutputError naming the first that cannot be written
 */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, OurFile>>,
  remedy = otherFolder,
): Promise<void> {
  for (const [name, { kind, content }] of Object.entries(files)) {
    if (!isMarked(kind, typeof content === 'string' ? Buffer.from(content) : content))
      throw new Error(`${name} bears no mark of a ${kind}: it could not be replaced`);
    await expectReplaceable(join(folder, name), kind, remedy);
  }
  for (const [name, { content }] of Object.entries(files)) {
    const path = join(folder, name);
    try {
      await makeFolder(dirname(path));
      await writeWhole(path, content);
      debug('wrote %s', path);
    } catch (error) {
      throw OutputError.of(path, error, remedy);
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
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
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
