import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isOwnCode } from './own-code.ts';

/** How a function of the file system uses the paths in its first arguments. */
type Use = 'reads' | 'writes' | 'opens' | 'copies' | 'moves';

/** By name. It holds for `fs`, for the same name with Sync, and for `fs/promises`. */
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
  /** Returns another file to use instead of a path; undefined to use the path itself. */
  readonly redirect: (path: string) => string | undefined;
};

/**
 * Makes every function that reads or writes files in this thread report its paths, even if it is imported by
 * name.
 */
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
  if (typeof original !== 'function') return; // absent in this version of Node, or only in another form
  const watched = function (this: unknown, ...args: unknown[]): unknown {
    if (!isInternal()) follow(use, args, watcher);
    return Reflect.apply(original, this, args);
  };
  Reflect.set(owner, name, Object.assign(watched, original));
}

/** Reports the paths among the arguments, and replaces them if `redirect` says so. */
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

/**
 * Returns the path of an argument. A file descriptor has none: its file was reported when it was opened. A
 * URL of no file is refused by the function itself.
 */
function pathOf(file: unknown): string | undefined {
  if (typeof file === 'string') return resolve(file);
  if (file instanceof URL) return pathOfUrl(file);
  return file instanceof Uint8Array ? resolve(Buffer.from(file).toString()) : undefined;
}

function pathOfUrl(url: URL): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined; // a URL of another host, or with an encoded slash
  }
}

function isWriting(flags: unknown): boolean {
  if (typeof flags === 'string') return /[wa+]/.test(flags);
  return typeof flags === 'number' && (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) !== 0;
}

/**
 * Tells whether the call is not the subject's own. It may come from a loader, whose package.json or
 * tsconfig.json is not the subject's data and whose modules are noted as code. It may come from bookproof
 * itself. Or it comes from a function of the file system that the subject called, which is watched itself.
 */
function isInternal(): boolean {
  const before = {
    prepareStackTrace: Error.prepareStackTrace?.bind(Error),
    stackTraceLimit: Error.stackTraceLimit,
  };
  Error.stackTraceLimit = 3; // this function, `watched` and its caller
  Error.prepareStackTrace = (_, sites) => sites[2]?.getFileName() ?? '';
  const { stack } = new Error('who asks?');
  Object.assign(Error, before);
  const caller = String(stack);
  return loaders.test(caller) || isOwnCode(caller.startsWith('file:') ? fileURLToPath(caller) : caller);
}

const loaders = /^node:fs|^node:internal\/(modules|fs)|[\\/]node_modules[\\/](tsx|get-tsconfig|esbuild)[\\/]/;
