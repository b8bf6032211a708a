// Hooks of the module loader that note what a subject loads, and keep a sabotaged copy to itself. On Node 20 they run
// beside a worker thread, where Node keeps its loaders; newer ones have them in the thread.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// As they are before watch-reads.ts wraps them.
const { closeSync, existsSync, openSync, readFileSync, readSync, statSync } = fs;

let tell = () => undefined;

/**
 * @param data `port`, to tell another thread, or `tell`, in the same: `{ path, sha256 }` of a file as it is loaded, or
 * `path` alone of one that is asked for, which may be loaded already, and of one of a package
 */
export function initialize({ port, tell: own }) {
  tell = own ?? ((told) => port.postMessage(told));
}

/** A module of a copy resolves what it asks for as its original does, and what was copied is taken from the copy. */
export function resolve(specifier, context, next) {
  const copy = copyOf(pathOf(context.parentURL));
  const redirect = (found) => {
    const path = pathOf(found.url);
    if (path === undefined) return found;
    const own = copy && copiedIn(copy, path);
    tell({ path: own ?? path });
    return own === undefined ? found : { ...found, url: pathToFileURL(own).href + queryOf(found.url) };
  };
  const parent = copy && { parentURL: pathToFileURL(copy.original).href };
  const found = next(specifier, { ...context, ...parent });
  return found instanceof Promise ? found.then(redirect) : redirect(found);
}

export function load(url, context, next) {
  const path = pathOf(url);
  if (path !== undefined) note(path);
  return next(url, context);
}

/** Tells of a file with the digest of what it holds now, which is what is about to be loaded. */
export function note(path) {
  if (path.includes(`${sep}node_modules${sep}`)) return tell({ path });
  const sha256 = digest(path);
  if (sha256 !== undefined) tell({ path, sha256 });
}

const chunk = Buffer.allocUnsafe(1 << 16);

/** The SHA-256 of a file, in hexadecimal; undefined if it is none or cannot be read, which who asks for it is told itself. */
export function digest(path) {
  let file;
  try {
    if (!statSync(path).isFile()) return undefined; // reading a pipe would take what the subject wants
    file = openSync(path, 'r');
    const hash = createHash('sha256');
    for (let length = 1; length > 0; hash.update(chunk.subarray(0, length))) length = readSync(file, chunk);
    return hash.digest('hex');
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Which copy a file lies in: its folder, what it was copied from, and the file's own original; undefined in none. */
export function copyOf(path) {
  const [, folder] = /^(.*[\\/]\.bookproof[\\/]sabotage-[^\\/]+[\\/][^\\/]+)[\\/]/.exec(path ?? '') ?? [];
  if (folder === undefined) return undefined;
  const base = baseOf(folder);
  return base === undefined ? undefined : { folder, base, original: join(base, relative(folder, path)) };
}

/** The file of a copy that stands for an original; undefined if that was not copied. */
export function copiedIn({ folder, base }, original) {
  const path = relative(base, original);
  if (/^\.\.([\\/]|$)/.test(path) || isAbsolute(path)) return undefined;
  const own = join(folder, path);
  return existsSync(own) ? own : undefined;
}

const bases = new Map();

/** sabotage-workspace.ts leaves a note of it. */
function baseOf(folder) {
  if (!bases.has(folder)) {
    const file = join(folder, '.copied-from');
    bases.set(folder, existsSync(file) ? readFileSync(file, 'utf8') : undefined);
  }
  return bases.get(folder);
}

/** What stands behind the path in a URL, of which tsx writes a part as if it belonged to the path. */
const query = /(?:%3Ftsx-|[?#]).*$/;

function queryOf(url) {
  return query.exec(url)?.[0] ?? '';
}

function pathOf(url) {
  return url?.startsWith('file:') ? fileURLToPath(url.replace(query, '')) : undefined;
}
