import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  escapeMarkdown,
  escapeMarkdownHtml,
  escapeXml,
  fenceMarkdown,
  spanMarkdown,
} from '../../../src/report/formats/escape.ts';
import { liveIn } from '../../fixtures/report/live-in.ts';
import { obeyedIn } from '../../fixtures/report/obeyed-in.ts';

const pieces =
  '@a|a@b.cc|https://a.b|ftp://a|HTTP://a|www.a.b|mailto:a@b.c|#12|a/b#12|GH-12|gh-1|<b>|&|`|\n|*|\u202e|\u001b|a'.split(
    '|',
  );
const hostile = fc
  .array(fc.constantFrom(...pieces, '|', ' '), { maxLength: 8 })
  .map((parts) => parts.join(''));

describe('the mouth of Markdown', () => {
  it.each([
    ['a text', escapeMarkdown],
    ['a line of HTML', escapeMarkdownHtml],
  ])('leaves nothing live in %s', (_, escape) =>
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = escape(text);
        expect(liveIn(escaped)).toEqual([]);
        expect(obeyedIn(escaped, false)).toEqual([]);
        expect(escaped).not.toMatch(/[<\n]/);
      }),
    ),
  );

  it.each([
    ['a block of code', fenceMarkdown],
    ['a span of code', spanMarkdown],
  ])('leaves nothing hidden in %s, and does not let it end', (_, wrap) =>
    fc.assert(
      fc.property(hostile, (text) => {
        const code = wrap(text);
        const [fence = ''] = /^`+/.exec(code) ?? [];
        expect(obeyedIn(code, false)).toEqual([]);
        expect(code.slice(fence.length, -fence.length)).not.toMatch(new RegExp(`(?<!\`)${fence}(?!\`)`));
        expect(liveIn(code)).toEqual([]);
      }),
    ),
  );

  it('shows the text as it is', () =>
    expect(escapeMarkdown('λ = 5: a.b, x@y and 50 % of https://a.b/c#1').replaceAll('\u200b', '')).toBe(
      String.raw`λ = 5: a.b, x@y and 50 % of https://a.b/c\#1`,
    ));
});

describe('escapeXml', () => {
  it('writes out what XML forbids, and what would turn the text around it', () =>
    expect(escapeXml('a\u0000\u001b\ufffe\ud800\u202e<\n')).toBe(
      String.raw`a\u0000\u001b\ufffe\ud800\u202e&lt;&#10;`,
    ));

  it('leaves only characters of XML 1.0', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeXml(text)).toMatch(/^[\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
      }),
    ));
});
