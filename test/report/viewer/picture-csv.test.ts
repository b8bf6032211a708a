import { describe, expect, it } from 'vitest';
import { pictureCsv } from '../../../templates/viewer/picture-csv.ts';

const csvOf = (values: readonly Readonly<Record<string, unknown>>[], labels = {}) =>
  pictureCsv({ data: [{ values }] }, labels);

describe('the CSV of a picture', () => {
  it('has one row of heads, in words where there are any', () =>
    expect(csvOf([{ at: 1, value: 2 }], { at: 'λ' })).toBe('λ,value\r\n1,2\r\n'));

  it('keeps every digit', () =>
    expect(csvOf([{ a: 0.1 + 0.2 }, { a: -1e-300 }])).toBe('a\r\n0.30000000000000004\r\n-1e-300\r\n'));

  it('quotes commas, quotes and line ends', () =>
    expect(csvOf([{ a: 'x,"y"\nz' }])).toBe('a\r\n"x,""y""\nz"\r\n'));

  it.each(['=1+1', '+1', '-1', '@a', '\tb'])('lets no spreadsheet take %j for a formula', (text) =>
    expect(csvOf([{ a: text }])).toBe(`a\r\n'${text}\r\n`),
  );

  it('guards heads as it guards cells', () => expect(csvOf([{ '=a': 1 }])).toBe("'=a\r\n1\r\n"));

  it('leaves empty what is not there', () =>
    expect(csvOf([{ a: 1 }, { b: null }])).toBe('a,b\r\n1,\r\n,\r\n'));

  it('leaves out a yes or no that has no name of its own', () =>
    expect(csvOf([{ bold: true, holds: false }], { holds: 'holds' })).toBe('holds\r\nfalse\r\n'));

  it('holds the values of every source, and no rows of a source without', () =>
    expect(pictureCsv({ data: [{ values: [{ a: 1 }] }, {}, { values: [{ a: 2 }] }] }, {})).toBe(
      'a\r\n1\r\n2\r\n',
    ));
});
