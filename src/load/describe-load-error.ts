import { fileURLToPath } from 'node:url';
import { isError, messageText } from './message-text.ts';

/**
 * Says in one line why a module could not be loaded: the message, and the place in the file if the message has none.
 *
 * @param folder to which the place is relative: the one bookproof runs in
 */
export function describeLoadError(error: unknown, folder = process.cwd()): string {
  return messageText(() => (isError(error) ? messageOf(error) : error), folder);
}

function messageOf(error: Error): string {
  const [first = '', second = ''] = error.message.split('\n');
  const message = first.endsWith(':') ? `${first} ${second}` : first; // a syntax error has its place in the second line
  const place = placeOf(error);
  return place === undefined || message.includes(place.file)
    ? message
    : `${message} (${place.file}:${place.line})`;
}

/** A syntax error's stack begins with its place; others name the innermost frame that is of no package. */
function placeOf({ stack = '' }: Error): { readonly file: string; readonly line: string } | undefined {
  for (const line of stack.split('\n')) {
    const [, location = ''] = /\(([^()]+)\)$/.exec(line) ?? /^(?:\s*at )?(?:async )?(.+)$/.exec(line) ?? [];
    const [, file = '', at = ''] =
      /^(file:\/\/\S+?|\/.+?|[A-Za-z]:\\.+?):(\d+)(?::\d+)?$/.exec(location) ?? [];
    if (file === '') continue;
    const path = file.startsWith('file:') ? fileURLToPath(file.replace(/[?#].*$/, '')) : file;
    if (!/[\\/]node_modules[\\/]/.test(path)) return { file: path, line: at };
  }
  return undefined;
}
