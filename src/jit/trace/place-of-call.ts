import { bookFrames } from '../../load/book-frames.ts';

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

/** The innermost frame of a stack that is in the book's own code, as file:line:column. */
export function placeIn(
  stack: string,
  folder = process.cwd(),
  exists?: (path: string) => boolean,
): string | undefined {
  for (const { file, line, column } of bookFrames(stack, folder, exists)) return `${file}:${line}:${column}`;
  return undefined;
}
