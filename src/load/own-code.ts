import { createRequire } from 'node:module';
import { join, sep } from 'node:path';

/** bookproof's own folder, whether this runs from the sources or bundled. */
const root = join(createRequire(import.meta.url).resolve('bookproof/package.json'), '../');

/** The parts of it that run. In a checkout the demonstration book and the subjects of tests lie next to them. */
const running = /^(src\/(?!book\/)|dist\/|templates\/)/;

/** Tells whether a file is bookproof's own code, from its sources or bundled, and not code of a book. */
export function isOwnCode(path: string): boolean {
  return path.startsWith(root) && running.test(path.slice(root.length).split(sep).join('/'));
}
