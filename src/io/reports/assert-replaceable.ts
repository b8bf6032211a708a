import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { endSizes, isMarked, type FileKind } from '../../outcome/mark.ts';
import { OutputError } from '../output-error.ts';

const words = {
  outcome: 'outcome',
  baseline: 'baseline',
  view: 'JSON report',
  comparison: 'JSON comparison',
  page: 'page of an experiment',
  index: 'list of experiments',
  'comparison-page': 'page of a comparison',
  junit: 'JUnit report',
  markdown: 'Markdown report',
  terminal: 'terminal report',
  github: 'list of annotations',
  picture: 'picture',
} satisfies Record<FileKind, string>;

/**
 * Makes sure that writing a file loses nothing of the user's: there is no file, or it is empty, or bookproof
 * wrote it as one of the same kind. A symbolic link or device is refused, since a file in its place would not
 * be where it leads.
 *
 * @param remedy what a person can do instead
 * @throws OutputError otherwise
 */
export async function assertReplaceable(path: string, kind: FileKind, remedy: string): Promise<void> {
  const refuse = (what: string): never => {
    throw new OutputError(`${path} is ${what}, and is not written over; ${remedy}`);
  };
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined; // `assertWritable` reports the folder
    throw OutputError.of(path, error, remedy);
  });
  if (found === undefined) return;
  if (found.isSymbolicLink()) refuse('a symbolic link');
  if (found.isDirectory()) throw OutputError.of(path, withCode('EISDIR'), remedy);
  if (!found.isFile()) refuse('no plain file');
  if (found.size === 0) return;
  const ends = await readEnds(path, found.size).catch((error: unknown) => {
    throw OutputError.of(path, error, remedy);
  });
  if (!isMarked(kind, ends)) refuse(`no ${words[kind]} that bookproof wrote`);
}

/** Returns true if a plain file is there that bookproof wrote as one of a kind. */
export async function isOurs(path: string, kind: FileKind): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return (
    found?.isFile() === true && isMarked(kind, await readEnds(path, found.size).catch(() => Buffer.of()))
  );
}

/**
 * Makes sure of the same for every entry of a folder whose name a new file may have.
 *
 * @throws OutputError otherwise
 */
export async function assertAllReplaceable(
  folder: string,
  isWanted: (name: string) => boolean,
  kind: FileKind,
  remedy: string,
): Promise<void> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  for (const name of names.filter(isWanted)) await assertReplaceable(join(folder, name), kind, remedy);
}

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Reads a file's beginning and end, one after the other, or all of it if it is short. */
async function readEnds(path: string, size: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { head, tail } = endSizes;
    const parts = size <= head + tail ? [[0, size]] : [[0, head], [size - tail, tail]]; // prettier-ignore
    const bytes: Uint8Array[] = [];
    for (const [position = 0, length = 0] of parts) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
      bytes.push(buffer.subarray(0, bytesRead));
    }
    return Buffer.concat(bytes);
  } finally {
    await handle.close();
  }
}
