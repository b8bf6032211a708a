import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isOwnCode } from './own-code.ts';

/** What a function of the file system does with the paths that it is given first. */
type Use = 'reads' | 'writes' | 'opens' | 'copies' | 'moves';

/** By name; each of `fs` also by its name with Sync, and each of `fs/promises`. */
const uses: Readonly<Record<string, Use>> = {
  readFile: 'reads',
  createReadStream: 'reads',
  openAsBlob: 'reads',
  open: 'opens',
  writeFile: 'writes',
  appendFile: 'writes',
  createWriteStream: 'writes',
  copyFile: 'copies',
  rename: 'moves',
};

export type ReadWatcher = {
  readonly onRead: (path: string) => void;
  readonly onWrite: (path: string) => void;
  /** Another file to take for a path; undefined: it is taken as it is. */
  readonly redirect: (path: string) => string | undefined;
};

/** Has every function that reads or writes files in this thread say which, named imports of them too. */
export function watchReads(watcher: ReadWatcher): void {
  for (const [name, use] of Object.entries(uses)) {
    watch(fs, name, use, watcher);
    watch(fs, `${name}Sync`, use, watcher);
    watch(fs.promises, name, use, watcher);
  }
  syncBuiltinESMExports();
}

function watch(owner: object, name: string, use: Use, watcher: ReadWatcher): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') return; // not in this version of Node, or of one form only
  const watched = function (this: unknown, ...args: unknown[]): unknown {
    if (!isInternal()) follow(use, args, watcher);
    return Reflect.apply(original, this, args);
  };
  Reflect.set(owner, name, Object.assign(watched, original));
}

/** Tells of the paths among the arguments, and puts others in their place. */
function follow(use: Use, args: unknown[], { onRead, onWrite, redirect }: ReadWatcher): void {
  const isPair = use === 'copies' || use === 'moves';
  for (const index of isPair ? [0, 1] : [0]) {
    const path = pathOf(args[index]);
    if (path === undefined) continue;
    const writes = index === 1 || use === 'writes' || (use === 'opens' && isWriting(args[1]));
    if (writes) onWrite(path);
    else if (use !== 'moves') onRead(path);
    args[index] = redirect(path) ?? args[index];
  }
}

/** A file descriptor was opened before, and followed then. A URL of no file is refused by the function itself. */
function pathOf(file: unknown): string | undefined {
  if (typeof file === 'string') return resolve(file);
  if (file instanceof URL) return pathOfUrl(file);
  return file instanceof Uint8Array ? resolve(Buffer.from(file).toString()) : undefined;
}

function pathOfUrl(url: URL): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined; // such as one of another host, or with an encoded slash
  }
}

function isWriting(flags: unknown): boolean {
  if (typeof flags === 'string') return /[wa+]/.test(flags);
  return typeof flags === 'number' && (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) !== 0;
}

/**
 * Tells whether a loader asks, whose package.json or tsconfig.json is not the subject's data and whose modules are
 * noted as code, bookproof itself, or a function of the file system that was called for the subject and followed itself.
 */
function isInternal(): boolean {
  const before = {
    prepareStackTrace: Error.prepareStackTrace?.bind(Error),
    stackTraceLimit: Error.stackTraceLimit,
  };
  Error.stackTraceLimit = 3; // this, watched and who called it
  Error.prepareStackTrace = (_, sites) => sites[2]?.getFileName() ?? '';
  const { stack } = new Error('who asks?');
  Object.assign(Error, before);
  const caller = String(stack);
  return loaders.test(caller) || isOwnCode(caller.startsWith('file:') ? fileURLToPath(caller) : caller);
}

const loaders = /^node:fs|^node:internal\/(modules|fs)|[\\/]node_modules[\\/](tsx|get-tsconfig|esbuild)[\\/]/;
