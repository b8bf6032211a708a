import { describe, expect, it } from 'vitest';
import { describeThrown } from '../../../src/run/worker/describe-thrown.ts';

const here = 'test/run/worker/describe-thrown.test.ts';

/** Throws from a line that is known by its text. */
function fail(options?: ErrorOptions): never {
  throw new RangeError('no such axis', options);
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('it did not throw');
}

describe('describeThrown', () => {
  it('names the error, the lines of the book that led to it, and the code of the innermost', () => {
    const { name, message, frames, code } = describeThrown(thrownBy(() => fail()));
    expect({ name, message, code }).toEqual({
      name: 'RangeError',
      message: 'no such axis',
      code: "throw new RangeError('no such axis', options);",
    });
    expect(frames?.[0]).toMatch(new RegExp(`^${here}:8:\\d+$`));
    expect(frames?.[1]).toContain(here);
    expect(frames?.every((frame) => !frame.includes('node_modules'))).toBe(true);
  });

  it('tells what it was caused by, and that by, each once', () => {
    const root: Error & { cause?: unknown } = new TypeError('no matrix');
    root.cause = root;
    const error = thrownBy(() => fail({ cause: new Error('between', { cause: root }) }));
    expect(describeThrown(error).causes).toEqual([
      expect.stringMatching(new RegExp(`^Error: between \\(${here}:\\d+:\\d+\\)$`)),
      expect.stringMatching(new RegExp(`^TypeError: no matrix \\(${here}:\\d+:\\d+\\)$`)),
    ]);
  });

  it('tells the errors that an AggregateError gathers, the first five', () => {
    const errors = Array.from({ length: 9 }, (_, i) => new Error(`number ${i}`));
    const { causes } = describeThrown(new AggregateError(errors, 'all failed'));
    expect(causes?.map((line) => line.slice(7, 15))).toEqual([0, 1, 2, 3, 4].map((i) => `number ${i}`));
  });

  it('cuts a stack and a line of code that are too long', () => {
    const deep = (depth: number): never => (depth === 0 ? fail() : deep(depth - 1));
    const { frames } = describeThrown(thrownBy(() => deep(20)));
    expect(frames).toHaveLength(8);
  });

  const hostile: readonly (readonly [what: string, thrown: unknown, message: string])[] = [
    ['a string', 'plain words', 'plain words'],
    ['undefined', undefined, 'undefined'],
    ['an object', { reason: 'no' }, '{"reason":"no"}'],
    ['a circle', circle(), 'it threw something that has no text'],
    [
      'a proxy that refuses',
      new Proxy({}, { get: refuse, ownKeys: refuse }),
      'it threw something that has no text',
    ],
    ['an error whose message throws', Object.defineProperty(new Error('x'), 'message', { get: refuse }), 'it threw something that has no text'], // prettier-ignore
    ['an error whose cause throws', Object.defineProperty(new Error('x'), 'cause', { get: refuse }), 'x'],
    ['an error whose stack is a number', Object.assign(new Error('x'), { stack: 3 }), 'x'],
    ['an error whose message is a symbol', Object.assign(new Error('x'), { message: Symbol('s') }), 'Symbol(s)'], // prettier-ignore
  ];
  it.each(hostile)('describes %s', (_, thrown, message) =>
    expect(describeThrown(thrown)).toMatchObject({ name: 'Error', message }),
  );
});

function refuse(): never {
  throw new Error('no');
}

function circle(): object {
  const self: { self?: object } = {};
  self.self = self;
  return self;
}
