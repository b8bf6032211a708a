import { createRequire } from 'node:module';
import { join, sep } from 'node:path';

/** bookproof's own folder, whether this runs from the sources or bundled. */
const root = join(createRequire(import.meta.url).resolve('bookproof/package.json'), '../');

/** What of it runs: in a checkout the demonstration book and the subjects of tests lie beside that. */
const running = /^(src\/(?!book\/)|dist\/|templates\/)/;

/** Tells whether a file is bookproof's own code, from its sources or bundled, and no code of a book. */
export function isOwnCode(path: string): boolean {
  return path.startsWith(root) && running.test(path.slice(root.length).split(sep).join('/'));
}
