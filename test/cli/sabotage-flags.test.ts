import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/app/context.ts';
import { parseCommandLine } from '../../src/cli/command-line.ts';
import { readExplore, readTimeout } from '../../src/app/run-flags.ts';
import { selectDefects } from '../../src/app/decide/select-checks.ts';

const at = { line: 1, column: 1 };
const defects = ['rate-doubled', 'rate-halved', 'no-shuffling'].map((id) => ({
  id,
  says: '',
  edits: [],
  noticedBy: {},
  at,
}));

describe('--timeout', () => {
  it('is read in seconds, and is nothing where it is not said', () => {
    expect(readTimeout({})).toBeUndefined();
    expect(readTimeout({ timeout: '90' })).toBe(90_000);
    expect(readTimeout({ timeout: '0.5' })).toBe(500);
    expect(readTimeout({ timeout: '86400' })).toBe(86_400_000);
  });

  it.each(['0', '-1', '', 'ten', '86401', 'Infinity', 'NaN'])('is refused as %j', (timeout) => {
    expect(() => readTimeout({ timeout })).toThrow(
      new UsageError(`--timeout ${timeout}: seconds are needed, above 0 and at most a day's`),
    );
  });
});

describe('--explore', () => {
  const read = (...words: readonly string[]) => {
    const line = parseCommandLine(['sabotage', ...words]);
    return { count: readExplore(line.flags), words: line.words };
  };

  it('has a count of its own where no number follows, and takes no other word for one', () => {
    expect(read('line')).toEqual({ count: undefined, words: ['line'] });
    expect(read('--explore')).toEqual({ count: 50, words: [] });
    expect(read('--explore', 'line')).toEqual({ count: 50, words: ['line'] });
    expect(read('--explore', '3d-book')).toEqual({ count: 50, words: ['3d-book'] });
    expect(read('--explore', '-q')).toEqual({ count: 50, words: [] });
    expect(read('--explore', '12', 'line')).toEqual({ count: 12, words: ['line'] });
    expect(read('line', '--explore=7')).toEqual({ count: 7, words: ['line'] });
  });

  it.each([['0'], ['1.5'], ['-3'], ['1e3'], ['1000001'], ['many']])('is refused as %s', (count) => {
    expect(() => read(`--explore=${count}`)).toThrow(
      new UsageError(`--explore ${count}: a whole number from 1 to 1,000,000 is needed`),
    );
  });

  it('is refused where a number that is no count follows', () => {
    expect(() => read('--explore', '0')).toThrow(UsageError);
    expect(() => read('--explore', '1.5')).toThrow(UsageError);
    expect(() => read('--explore', '-3')).toThrow(UsageError);
  });
});

describe('--grep of defects', () => {
  it('is every defect that it matches, and no choice where it is not said', () => {
    expect(selectDefects(defects, undefined)).toBeUndefined();
    expect(selectDefects(defects, '^rate')).toEqual(new Set(['rate-doubled', 'rate-halved']));
  });

  it('is refused where it matches none, or is no regular expression', () => {
    expect(() => selectDefects(defects, 'lr')).toThrow(
      new UsageError('--grep lr matches no defect; there are rate-doubled, rate-halved, no-shuffling'),
    );
    expect(() => selectDefects(defects, '(')).toThrow(/^--grep \( is no regular expression: /);
  });
});
