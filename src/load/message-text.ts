import { withoutMachinePaths } from './without-machine-paths.ts';

/** The most that is kept of a message: more is a log, and would be read by nobody. In UTF-16 units. */
const longest = 2000;

/**
 * Returns what an error says as a document may keep it and every machine may read it: a text whatever it is, of bounded
 * length, without paths of this machine.
 *
 * @param read returns the message; it may be a getter that throws, and return anything
 * @param folder that paths are relative to
 */
export function messageText(read: () => unknown, folder = process.cwd()): string {
  const whole = textOf(read);
  const begins = withoutMachinePaths(whole.slice(0, 4 * longest), folder); // all of a long one would take long
  const kept = begins.length <= longest ? begins : begins.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
  const left = begins.length - kept.length + Math.max(0, whole.length - 4 * longest);
  return left === 0 ? kept : `${kept}… (+${left} characters)`;
}

/** Returns the message of what was thrown, which need not be an Error, as `messageText` does. */
export function thrownText(thrown: unknown, folder?: string): string {
  return messageText(() => (isError(thrown) ? thrown.message : thrown), folder);
}

function textOf(read: () => unknown): string {
  try {
    const value = read();
    if (typeof value === 'function') return 'function';
    return typeof value === 'object' && value !== null ? (JSON.stringify(value) ?? 'object') : String(value);
  } catch {
    return 'it threw something that has no text';
  }
}

/** Returns true for an Error; false for a proxy that refuses to say what it is. */
export function isError(thrown: unknown): thrown is Error {
  try {
    return thrown instanceof Error;
  } catch {
    return false;
  }
}
