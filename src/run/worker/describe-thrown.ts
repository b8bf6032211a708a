import { readFileSync } from 'node:fs';
import { bookFrames } from '../../load/book-frames.ts';
import { isError, messageText } from '../../load/message-text.ts';
import type { Thrown } from '../../model/run/record.ts';

/** Frames, causes and characters of a line of code that are kept. */
const most = { frames: 8, causes: 5, code: 200 } as const;

/**
 * Describes what code threw, which need not be an Error, nor have a text: its name and message, where in the book's
 * code it was thrown, and what caused it.
 */
export function describeThrown(thrown: unknown): Thrown {
  const frames = framesOf(thrown);
  const [first] = frames;
  const code = first && lineOf(first.path, first.line);
  const causes = causesOf(thrown);
  return {
    ...textOf(thrown),
    ...(frames.length === 0
      ? {}
      : { frames: frames.map(({ file, line, column }) => `${file}:${line}:${column}`) }),
    ...(code === undefined ? {} : { code }),
    ...(causes.length === 0 ? {} : { causes }),
  };
}

function textOf(thrown: unknown): Pick<Thrown, 'name' | 'message'> {
  if (!isError(thrown)) return { name: 'Error', message: messageText(() => thrown) };
  return { name: messageText(() => thrown.name), message: messageText(() => thrown.message) };
}

/** The frames of the book's code; of an error that only reports another, such as of a timer, those of the other. */
function framesOf(thrown: unknown) {
  const frames = [];
  try {
    const { stack, cause } = Object(thrown) as { readonly stack?: unknown; readonly cause?: unknown };
    for (const frame of bookFrames(typeof stack === 'string' ? stack : '')) {
      if (frames.push(frame) === most.frames) break;
    }
    if (frames.length === 0 && cause !== undefined && cause !== thrown) return framesOf(cause);
  } catch {
    // a getter of it throws: it has no place
  }
  return frames;
}

/** A line for each error that caused it, or that it gathers, as AggregateError does: name, message and place. */
function causesOf(thrown: unknown): readonly string[] {
  const found: string[] = [];
  const seen = new Set<unknown>([thrown]);
  const add = (cause: unknown) => {
    if (cause === undefined || seen.has(cause) || found.length === most.causes) return;
    seen.add(cause);
    const { name, message } = textOf(cause);
    const [place] = bookFrames(isError(cause) ? String(cause.stack) : '');
    found.push(`${name}: ${message}${place ? ` (${place.file}:${place.line}:${place.column})` : ''}`);
    follow(cause);
  };
  const follow = (error: unknown) => {
    const { cause, errors } = Object(error) as { readonly cause?: unknown; readonly errors?: unknown };
    add(cause);
    if (Array.isArray(errors)) errors.forEach(add);
  };
  try {
    follow(thrown);
  } catch {
    // a getter of it throws: what was found is told
  }
  return found;
}

/** Returns a line of a file, without the space around it; undefined if there is none. */
function lineOf(path: string, line: number): string | undefined {
  try {
    const text = readFileSync(path, 'utf8').split('\n')[line - 1]?.trim() ?? '';
    if (text === '') return undefined;
    return text.length > most.code ? `${text.slice(0, most.code)}…` : text;
  } catch {
    return undefined;
  }
}
