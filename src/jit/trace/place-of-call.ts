import { existsSync } from 'node:fs';
import { basename, isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isOwnCode } from '../../load/own-code.ts';

/** Deep enough to reach the subject through what TensorFlow.js calls, and a chapter's own helpers. */
const frames = 100;

/**
 * Where the book's code makes the call that is under way, as file:line:column, seen from the working folder;
 * undefined where nothing of it is on the stack.
 */
export function placeOfCall(): string | undefined {
  return placeIn(stackOf(frames));
}

/** The stack of the call that is under way, so many frames deep, of which this function is the innermost. */
export function stackOf(depth: number): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = depth;
  const { stack = '' } = new Error('where?');
  Error.stackTraceLimit = stackTraceLimit;
  return stack;
}

/** The innermost frame of a stack that is neither of a package nor of bookproof, to whose sources a map may lead. */
export function placeIn(
  stack: string,
  folder = process.cwd(),
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  for (const line of stack.split('\n')) {
    const [, file = '', at = ''] = /^(.+?)(:\d+:\d+)$/.exec(locationIn(line)) ?? [];
    const path = file.startsWith('file:') ? fileURLToPath(file.replace(/[?#].*$/, '')) : file;
    if (!isAbsolute(path) || /[\\/]node_modules[\\/]/.test(path) || isOwnCode(path)) continue;
    const seen = relative(folder, path);
    const isWithin = !seen.startsWith('..') && !isAbsolute(seen);
    if (!exists(path)) continue; // a package's source map names sources that are not installed
    return `${isWithin ? seen.split(sep).join('/') : basename(path)}${at}`;
  }
  return undefined;
}

/** `at name (location)`, `at location` or `at async location`. */
function locationIn(line: string): string {
  return /\((.+)\)$/.exec(line)?.[1] ?? line.replace(/^\s*at (?:async )?/, '');
}
