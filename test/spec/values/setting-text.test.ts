import { describe, expect, it } from 'vitest';
import { printValue, readValue, splitList } from '../../../src/spec/values/setting-text.ts';

describe('a setting in text', () => {
  it.each([
    5,
    -0.5,
    1e-7,
    0,
    true,
    false,
    'adam',
    'adam-w',
    '动量',
    '3x3',
    'a.csv',
    '5',
    '1e3',
    'true',
    '',
    ' ',
    'a b',
    'a,b',
    'a=b',
    "it's",
    '"',
    '\\',
    '\n',
    '-5',
    '- 5',
  ])('is printed so that it is read back: %j', (value) => {
    expect(readValue(printValue(value))).toBe(value);
  });

  it.each([
    ['1e999', '1e999'],
    ["'a b'", 'a b'],
    ['"a', undefined],
    [String.raw`"\q"`, undefined],
    [' adam ', 'adam'],
    ['-0', 0],
  ])('%s is read as %j', (text, value) => expect(readValue(text)).toBe(value));

  it.each([
    ['sgd,adam', ['sgd', 'adam']],
    ['"a, b",c', ['"a, b"', 'c']],
    ["'a, b', c", ["'a, b'", ' c']],
    ['a', ['a']],
    ['', ['']],
    ['a,', ['a', '']],
    ['"a,b', ['"a', 'b']],
    [String.raw`"a\",b",c`, [String.raw`"a\",b"`, 'c']],
  ])('%s is cut where a comma stands in no quotes', (text, parts) => expect(splitList(text)).toEqual(parts));
});
