import { access, constants, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMarked, type FileKind } from '../outcome/mark.ts';
import { assertReplaceable } from './reports/assert-replaceable.ts';
import { OutputError } from './output-error.ts';
import { collectDead, removeAtExit, temporaryName } from './temporary.ts';
import { debuglog } from 'node:util';

const debug = debuglog('bookproof:files');

/** A file to write: its kind, and its content with the mark of that kind. */
export type OurFile = { readonly kind: FileKind; readonly content: string | Uint8Array };

export const otherFolder = '--output names another folder';

/**
 * Makes sure that files can be written below a folder, before work is spent on them. Creates nothing.
 *
 * @throws OutputError if they cannot
 */
export async function assertWritable(folder: string, remedy = otherFolder): Promise<void> {
  try {
    const there = await nearestExisting(folder);
    if (!(await stat(there)).isDirectory()) throw Object.assign(new Error('a file'), { code: 'ENOTDIR' });
    await access(there, constants.W_OK);
  } catch (error) {
    throw OutputError.of(folder, error, remedy);
  }
}

/**
 * Makes sure that a file can be written, whether or not it or its folder exists, and that nothing of the
 * user's would be lost. Creates nothing.
 *
 * @throws OutputError if it cannot
 */
export async function assertWritableFile(path: string, kind: FileKind, remedy = otherFolder): Promise<void> {
  await assertWritable(dirname(path), remedy);
  await assertReplaceable(path, kind, remedy);
}

async function nearestExisting(path: string): Promise<string> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return found === undefined && dirname(path) !== path ? nearestExisting(dirname(path)) : path;
}

/**
 * Writes files, each whole or not at all. It writes none if one of them would replace a file that bookproof
 * did not write.
 *
 * @param files by path below the folder
 * @param remedy what a person can do if one cannot be written
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
    await assertReplaceable(join(folder, name), kind, remedy);
  }
  const written: Temporary[] = [];
  let path = folder;
  try {
    for (const [name, { content }] of Object.entries(files)) {
      path = join(folder, name);
      await makeFolder(dirname(path));
      await collectDead(dirname(path), /^[^/]+\.\.tmp$/);
      written.push(await writeTemporary(path, content));
    }
    // Only renaming is left, which takes no room: those that belong together are replaced together.
    for (const { temporary, target, letGo } of written) {
      path = target;
      await rename(temporary, target);
      letGo();
      debug('wrote %s', target);
    }
  } catch (error) {
    for (const { temporary, letGo } of written) {
      await rm(temporary, { force: true }).catch(() => undefined);
      letGo();
    }
    throw OutputError.of(path, error, remedy);
  }
}

/**
 * Makes a folder and those above it. The recursion of mkdir never ends if a parent that exists refuses with
 * ENOENT, as /proc does.
 */
async function makeFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || found !== undefined) throw error; // another process may have been first
  });
}

/** A file that is written and synced, and the one that it is to replace. */
type Temporary = { readonly temporary: string; readonly target: string; readonly letGo: () => void };

/**
 * Writes to a temporary file in the same folder, and syncs it; it is renamed later. The library write-file-atomic
 * writes once and does not check how much was written: on a disk with little room left it puts a cut file in
 * place.
 */
async function writeTemporary(target: string, content: string | Uint8Array): Promise<Temporary> {
  const temporary = `${target}.${temporaryName()}.tmp`;
  const letGo = removeAtExit(temporary);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return { temporary, target, letGo };
  } catch (error) {
    await rm(temporary, { force: true });
    letGo();
    throw error;
  }
}
