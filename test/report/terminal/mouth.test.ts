import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePaint } from '../../../src/report/terminal/layout.ts';
import { cleanForTerminal } from '../../../src/report/terminal/mouth.ts';
import { obeyedIn } from '../../fixtures/report/obeyed-in.ts';

const seal = 'c0ffee-';
const log = { seal, inLog: true };
const pieces =
  `\u001b[31m|\u001b|[32m|\u009b1m|\r|\r\n|\n| |\u0085|\u2028|\ufeff|\u202e|\u2066|\u200f|:|::|::error::|##[group]|#|##vso[x]|\ud800|\u0000|\ufdd0|\u007f|x`.split(
    '|',
  );
const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));

describe('cleanForTerminal', () => {
  it('leaves nothing in any data that a terminal or a log obeys', () =>
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
        expect(obeyedIn(cleanForTerminal(text, log), true)).toEqual([]);
      }),
    ));

  it('leaves our colours and commands, and nothing around them', () => {
    const paint = makePaint({ color: true, seal });
    fc.assert(
      fc.property(hostile, (data) => {
        const text = `${paint(data, 'fails')}\n${seal}::error file=a::b\n`;
        const clean = cleanForTerminal(text, log);
        const [before, after] = ['\u001b[31m', '\u001b[39m\n::error file=a::b\n'];
        expect([clean.startsWith(before), clean.endsWith(after)]).toEqual([true, true]);
        expect(obeyedIn(clean.slice(before.length, -after.length), true)).toEqual([]);
      }),
    );
  });

  it('writes out what it leaves out', () =>
    expect(cleanForTerminal('a\u001b[2Jb\rc\u202ed\n  ::error::e ##[x]', log)).toBe(
      String.raw`a\u001b[2Jb\u000dc\u202ed` + '\n' + String.raw`  \u003a:error::e \u0023#[x]`,
    ));

  it('keeps lines, tabs, scripts and signs', () => {
    const text = 'a\tb\r\nλ = 5, 正则化, שלום, 👩‍🔬 std::vector ## [x]\n';
    expect(cleanForTerminal(text, log)).toBe(text.replace('\r', ''));
  });

  it('leaves a line that only a log obeys to a person', () =>
    expect(cleanForTerminal('::error::', { seal, inLog: false })).toBe('::error::'));

  it('keeps the meaning of a JSON text', () =>
    fc.assert(
      fc.property(hostile, hostile, (name, data) => {
        const value = { [name]: [data] };
        expect(JSON.parse(cleanForTerminal(JSON.stringify(value, null, 2), log))).toEqual(value);
      }),
    ));
});
