import { existsSync } from 'node:fs';
import { basename, isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isOwnCode } from './own-code.ts';

/** A frame of a stack that is in the book's own code. */
export type BookFrame = {
  /** The file on this machine. */
  readonly path: string;
  /** The file as a reader knows it: from the working folder, posix, or its bare name if it is elsewhere. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
};

/**
 * Yields the frames of a stack that are neither of a package nor of bookproof, innermost first. They are in the
 * sources if a source map leads there.
 *
 * @param stack as `Error` has it
 * @param exists whether a path is a file here: a package's source map names sources that are not installed
 */
export function* bookFrames(
  stack: string,
  folder = process.cwd(),
  exists: (path: string) => boolean = existsSync,
): Generator<BookFrame, void> {
  for (const text of stack.split('\n')) {
    const [, location = '', line, column = '1'] = /^(.+?):(\d+)(?::(\d+))?$/.exec(locationIn(text)) ?? [];
    const path = location.startsWith('file:') ? fileURLToPath(location.replace(/[?#].*$/, '')) : location;
    if (!isAbsolute(path) || /[\\/]node_modules[\\/]/.test(path) || isOwnCode(path)) continue;
    if (!exists(path)) continue;
    const seen = relative(folder, path);
    const isWithin = !seen.startsWith('..') && !isAbsolute(seen);
    const file = isWithin ? seen.split(sep).join('/') : basename(path);
    yield { path, file, line: Number(line), column: Number(column) };
  }
}

/** `at name (location)`, `at location` or `at async location`; of a syntax error the location alone, without a column. */
function locationIn(line: string): string {
  return /\((.+)\)$/.exec(line)?.[1] ?? line.replace(/^\s*at (?:async )?/, '');
}
