import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/app/context.ts';
import { parseCommandLine } from '../../src/cli/command-line.ts';
import { readFlags } from '../../src/cli/read-flags.ts';

describe('--locale', () => {
  it('is English unless told', () => expect(readFlags({}).locale).toBe('en'));
  it('is the language asked for', () => expect(readFlags({ locale: 'zh-CN' }).locale).toBe('zh-CN'));
  it('names the language that a misspelt one was meant for', () =>
    expect(() => readFlags({ locale: 'zh_cn' })).toThrow('--locale zh_cn: did you mean "zh-CN"?'));
  it.each([
    ['zh', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['EN_gb', 'en'],
  ])('%s names the language that it is of: %s', (locale, meant) =>
    expect(() => readFlags({ locale })).toThrow(`--locale ${locale}: did you mean "${meant}"?`),
  );
  it('lists the languages where none is near', () =>
    expect(() => readFlags({ locale: 'klingon' })).toThrow('known are en, zh-CN'));
});

describe('--timeout', () => {
  it('is read in seconds, and is nothing where it is not said', () => {
    expect(readFlags({}).timeout).toBeUndefined();
    expect(readFlags({ timeout: '90' }).timeout).toBe(90_000);
    expect(readFlags({ timeout: '0.5' }).timeout).toBe(500);
    expect(readFlags({ timeout: '86400' }).timeout).toBe(86_400_000);
  });

  it.each(['0', '-1', '', 'ten', '86401', 'Infinity', 'NaN'])('is refused as %j', (timeout) => {
    expect(() => readFlags({ timeout })).toThrow(
      new UsageError(`--timeout ${timeout}: seconds are needed, above 0 and at most a day's`),
    );
  });
});

describe('--explore', () => {
  const read = (...words: readonly string[]) => {
    const line = parseCommandLine(['sabotage', ...words]);
    return { count: readFlags(line.values).explore, words: line.words };
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

describe('--grep', () => {
  it('is a regular expression, kept as it was typed', () => {
    expect(readFlags({}).grep).toBeUndefined();
    expect(readFlags({ grep: '^a/b' }).grep).toEqual({ typed: '^a/b', regex: /^a\/b/ });
  });
  it('is refused where it is none', () =>
    expect(() => readFlags({ grep: '(' })).toThrow(/^--grep \( is no regular expression: /));
});

describe('flags beside one that leaves them without use', () => {
  it.each([
    [['run', '--only', 'a', '--grep', 'b'], '--grep is of no use with --only'],
    [['run', '--only', 'a', '--reporter', 'json'], '--reporter is of no use with --only'],
    [['run', '--only', 'a', '-o', 'x'], '--output is of no use with --only'],
    [['run', '--only', 'a', '--prevalence', '9'], '--prevalence is of no use with --only'],
    [['run', '--only', 'a', '--jit', 'on'], '--jit on is of no use with --only'],
    [['run', '--only', 'a', '--timings'], '--timings is of no use with --only'],
    [['sabotage', '--explore', '-o', 'x'], '--output is of no use with --explore'],
  ])('are refused: %j', (argv, message) =>
    expect(() => parseCommandLine(argv)).toThrow(new RegExp(`^${message}: `)),
  );
  it('are taken where they have one', () =>
    expect(
      parseCommandLine(['run', '--only', 'a', '-q', '-j2', '--seeds', '3', '--backend', 'cpu']).values,
    ).toMatchObject({ only: 'a', quiet: true, workers: '2', backend: 'cpu', seeds: '3' }));
});
