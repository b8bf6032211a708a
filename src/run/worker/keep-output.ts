import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { endOf } from '../end-of-output.ts';

/** Takes a piece of what this thread's code prints. */
type Hear = (text: string) => void;

let hear: Hear | undefined;
/** What was printed while no run was made, such as while the subject was loaded. */
let before = '';

/**
 * Makes everything that this thread's code prints arrive here instead of the terminal: by `console`, by the streams
 * `process.stdout` and `process.stderr`, and by writing to the file descriptors 1 and 2. Standard output belongs to
 * the reporters, which another text would spoil. A terminal's functions, such as `clearLine`, do nothing.
 */
export function takeOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    Object.assign(stream, {
      write: (chunk: unknown, ...rest: unknown[]) => {
        note(textOf(chunk, rest[0]));
        const done = rest.at(-1);
        if (typeof done === 'function') process.nextTick(done);
        return true;
      },
      ...Object.fromEntries(
        ['clearLine', 'clearScreenDown', 'cursorTo', 'moveCursor'].map((name) => [name, () => true]),
      ),
    });
  }
  takeDescriptors();
}

/** The functions of `fs` that write to a file descriptor, by what they return of the bytes written. */
function takeDescriptors(): void {
  const { writeSync, write, writevSync, writeFileSync, appendFileSync } = fs;
  fs.writeSync = (fd: number, data: unknown, ...rest: unknown[]) => {
    if (!isTerminal(fd)) return Reflect.apply(writeSync, fs, [fd, data, ...rest]) as number;
    return noteBytes(data, rest);
  };
  fs.writevSync = ((fd: number, buffers: readonly Uint8Array[], ...rest: unknown[]) => {
    if (!isTerminal(fd)) return Reflect.apply(writevSync, fs, [fd, buffers, ...rest]) as number;
    return buffers.reduce((sum, buffer) => sum + noteBytes(buffer, []), 0);
  }) as typeof fs.writevSync;
  const heard = (fd: number, data: unknown, ...rest: unknown[]): void => {
    if (!isTerminal(fd)) return void Reflect.apply(write, fs, [fd, data, ...rest]);
    const bytes = noteBytes(data, rest);
    const done = rest.at(-1);
    if (typeof done === 'function') process.nextTick(done, null, bytes, data);
  };
  // with what `promisify` looks for
  fs.write = Object.defineProperties(heard, Object.getOwnPropertyDescriptors(write)) as typeof fs.write;
  for (const [name, original] of Object.entries({ writeFileSync, appendFileSync }))
    Object.assign(fs, {
      [name]: (file: unknown, data: unknown, ...rest: unknown[]) => {
        if (isTerminal(file)) note(textOf(data, rest[0]));
        else Reflect.apply(original, fs, [file, data, ...rest]);
      },
    });
  syncBuiltinESMExports();
}

function isTerminal(file: unknown): boolean {
  return file === 1 || file === 2 || file === '/dev/stdout' || file === '/dev/stderr';
}

/** Notes what is written to a descriptor, of bytes the part that offset and length say; returns its size. */
function noteBytes(data: unknown, [offset, length]: readonly unknown[]): number {
  if (!(data instanceof Uint8Array)) {
    note(String(data));
    return Buffer.byteLength(String(data));
  }
  const from = typeof offset === 'number' ? offset : 0;
  const part = data.subarray(from, typeof length === 'number' ? from + length : undefined);
  note(Buffer.from(part).toString());
  return part.length;
}

function textOf(chunk: unknown, encoding: unknown): string {
  if (chunk instanceof Uint8Array) return Buffer.from(chunk).toString();
  const text = String(chunk);
  return typeof encoding === 'string' && Buffer.isEncoding(encoding) && encoding !== 'utf8'
    ? Buffer.from(text, encoding).toString()
    : text;
}

function note(text: string): void {
  if (hear) hear(text);
  else before = endOf(before + text);
}

/**
 * Does some work, and returns its result and the end of what it printed. What was printed before, while nobody
 * listened, is counted to it.
 *
 * @param onPrinted called with each piece at once
 */
export async function keepOutput<T>(
  work: () => Promise<T>,
  onPrinted: Hear = () => undefined,
): Promise<{ readonly result: T; readonly output: string }> {
  let output = '';
  const outer = hear;
  hear = (text) => {
    output = endOf(output + text);
    onPrinted(text);
  };
  if (before !== '') hear(before);
  before = '';
  try {
    const result = await work();
    return { result, output };
  } finally {
    hear = outer;
  }
}
