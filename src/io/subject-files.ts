import { readFile } from 'node:fs/promises';
import { posix, resolve } from 'node:path';

/** What a module imports by a relative path; text in comments or strings may pass for it, and then names no file. */
const relativeImport = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"])(\.{1,2}\/[^'"\n]+)\1/g;

/** Endings that a path may leave out, or that TypeScript spells as what it compiles to. */
const endings = ['', '.ts', '.mts', '.js', '.mjs', '.json', '/index.ts', '/index.js'];

/**
 * A subject's own source: its file and all that it imports by relative paths, directly or not.
 *
 * @param file posix, relative to `cwd`
 * @returns texts by path, posix and relative to `cwd`, in the order in which they are reached
 */
export async function subjectFiles(cwd: string, file: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const waiting = [file];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (texts.has(next)) continue;
    const text = await readFile(resolve(cwd, next), 'utf8');
    texts.set(next, text);
    for (const [, , target = ''] of text.matchAll(relativeImport)) {
      const found = await findModule(cwd, next, target);
      if (found !== undefined) waiting.push(found);
    }
  }
  return texts;
}

/** As the loader of TypeScript finds it: `.js` is `.ts` for a module in TypeScript, and for others where there is no `.js`. */
async function findModule(cwd: string, importer: string, target: string): Promise<string | undefined> {
  const path = posix.join(posix.dirname(importer), target).replace(/\/$/, '');
  const source = path.replace(/\.(m?)js$/, '.$1ts');
  const written = endings.map((ending) => path + ending);
  const candidates = /\.m?ts$/.test(importer) ? [source, ...written] : [...written, source];
  for (const candidate of candidates) {
    const readable = await readFile(resolve(cwd, candidate)).then(
      () => true,
      () => false,
    );
    if (readable) return candidate;
  }
  return undefined;
}
