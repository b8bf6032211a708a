import { bookFrames } from './book-frames.ts';
import { isError, messageText } from './message-text.ts';

/**
 * Says in one line why a module could not be loaded: the message, and the place in the file if the message has none.
 *
 * @param folder to which the place is relative: the one bookproof runs in
 */
export function describeLoadError(error: unknown, folder = process.cwd()): string {
  return messageText(() => (isError(error) ? messageOf(error) : error), folder);
}

/** The place is that of the innermost frame of the book's code; the stack of a syntax error begins with it. */
function messageOf({ message: text, stack = '' }: Error): string {
  const [first = '', second = ''] = text.split('\n');
  const message = first.endsWith(':') ? `${first} ${second}` : first; // a syntax error has its place in the second line
  for (const { path, line } of bookFrames(stack))
    return message.includes(path) ? message : `${message} (${path}:${line})`;
  return message;
}
