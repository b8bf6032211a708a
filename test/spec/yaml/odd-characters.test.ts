import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../../../src/spec/parse-experiment.ts';
import { issuesOf } from '../issues-of.ts';

const head = 'title: A\nsubject: a.ts#f\n';
const told = (text: string) =>
  issuesOf(text).map(({ at, message, hint = '' }) => `${at.line}:${at.column} ${message}; ${hint}`);
const ofExpression = (expected: string) =>
  told(`${head}sweep: { lambda: [0, 1] }\nclaims:\n  - id: a\n    expect: ${expected}\n`);

describe('an expression', () => {
  it.each([
    ['loss(lambda=1) ≤ 1', 'U+2264, LESS-THAN OR EQUAL TO; write <= instead', 28],
    ['loss(lambda=1) ≥ 1', 'U+2265, GREATER-THAN OR EQUAL TO; write >= instead', 28],
    ['loss(lambda=1) < −1', 'U+2212, MINUS SIGN; write - instead', 30],
    ['loss(lambda=1) < –1', 'U+2013, EN DASH; write - instead', 30],
    ['loss(lambda=1) < 2 × loss(lambda=0)', 'U+00D7, MULTIPLICATION SIGN; write * instead', 32],
    ['loss（lambda=1) < 1', 'U+FF08, FULLWIDTH form of (; write ( instead', 17],
    ['loss(lambda＝1) < 1', 'U+FF1D, FULLWIDTH form of =; write = instead', 24],
    ['loss(lambda=1) ＜ 1', 'U+FF1C, FULLWIDTH form of <; write < instead', 28],
    ['loss(lambda=１) < 1', 'U+FF11, FULLWIDTH form of 1; write 1 instead', 25],
    ['“loss(lambda=1) < 1”', 'U+201C, LEFT DOUBLE QUOTATION MARK; write " instead', 13],
    ['lo\u200Bss(lambda=1) < 1', 'U+200B, ZERO WIDTH SPACE; leave it out', 15],
    ['loss(lambd\u0430=1) < 1', 'U+0430, CYRILLIC letter that looks like a; write a instead', 23],
    ['l\u03BFss(lambda=1) < 1', 'U+03BF, GREEK letter that looks like o; write o instead', 14],
  ])('%s names what it holds, once', (expected, words, column) =>
    expect(ofExpression(expected)).toEqual([`6:${column} ${JSON.stringify(expected)} holds ${words}`]),
  );

  it.each(['loss(lambda=1)\u00A0<\u00A01', 'loss(lambda=1)\u3000< 1', 'loss(lambda=1) < 1'])(
    'takes spaces of any width between its words: %j',
    (expected) => expect(ofExpression(expected)).toEqual([]),
  );

  it('takes names of any script', () =>
    expect(
      told(
        `${head}sweep: { λ: [0], μTrain: [1], скорость: [2] }\nclaims: [{ id: a, expect: 损失(λ=0) < 1 }]\n`,
      ),
    ).toEqual([]));
});

describe('names', () => {
  const claims = 'claims: [{ id: a, expect: loss < 1 }]\n';

  it.each([
    [
      'an id',
      `claims: [{ id: a\u00A0b, expect: loss < 1 }]\n`,
      /^3:17 .* U\+00A0, NO-BREAK SPACE; write an ord/,
    ],
    [
      'a key',
      `cla\u200Bims: [{ id: a, expect: loss < 1 }]\n`,
      /^3:4 .* U\+200B, ZERO WIDTH SPACE; leave it out/,
    ],
    ['a stream', `redraw: [in\u00ADit]\n${claims}`, /^3:12 .* U\+00AD, SOFT HYPHEN; leave it out/],
    ['a metric', `metrics: [l\u043Ess]\n${claims}`, /^3:12 .* U\+043E, CYRILLIC letter that looks like o/],
    ['seeds', `seeds: 1–5\n${claims}`, /^3:9 .* U\+2013, EN DASH; write - instead/],
    [
      'a key with a wide colon',
      `${claims}seeds：1..5\n`,
      /^4:6 .* U\+FF1A, FULLWIDTH form of :; write : instead/,
    ],
    ['an escape in quotes', `redraw: ["in\\u200bit"]\n${claims}`, /^3:10 .* U\+200B/],
    [
      'an invisible sign in a setting',
      'claims: [{ id: a, expect: b < 1, with: { c: d\u200Be } }]\n',
      /^3:46 .* U\+200B/,
    ],
  ])('%s', (_, lines, message) => {
    const issues = told(head + lines);
    expect(issues[0]).toMatch(message);
    expect(issues.filter((line) => line.includes('holds U+'))).toHaveLength(1);
  });

  it.each([
    [
      'µ and μ',
      `sweep: { \u00B5: [0, 1] }\nclaims: [{ id: a, expect: loss(\u03BC=1) < 1 }]\n`,
      /^4:32 .*U\+03BC.*U\+00B5/,
    ],
    [
      'Cyrillic and Latin',
      `metrics: [\u0441, c]\n${claims}`,
      /^3:14 "c" with U\+0063 is not "с" with U\+0441/,
    ],
    ['a ligature', `metrics: [\uFB01t, fit]\n${claims}`, /^3:15 .*U\+0066.*U\+FB01/],
    ['Greek and Latin', `sweep: { \u039A: [1], K: [2] }\n${claims}`, /^3:18 .*U\+004B.*U\+039A/],
  ])('two that are drawn alike: %s', (_, lines, message) => expect(told(head + lines)[0]).toMatch(message));

  it('are the same however their letters are composed', () => {
    const text = `${head}metrics: [caf\u00E9]\nclaims: [{ id: a, expect: cafe\u0301 < 1 }]\n`;
    const parsed = parseExperiment({ file: 'x.experiment.yaml', text });
    expect('issues' in parsed ? parsed.issues : parsed.experiment.claims[0]?.statement).toMatchObject({
      left: { reading: { metric: 'caf\u00E9' } },
    });
  });

  it.each([
    [
      'keys',
      `states: { caf\u00E9: 1, cafe\u0301: 2 }\n${claims}`,
      /^3:20 this key stands twice.*code points; remove one/,
    ],
    ['items', `redraw: [caf\u00E9, cafe\u0301]\n${claims}`, /^3:16 .* repeats café/],
  ])('that differ in that alone stand twice: %s', (_, lines, message) =>
    expect(told(head + lines)).toEqual([expect.stringMatching(message)]),
  );
});

describe('a text for readers', () => {
  it.each([
    '损失（λ＝5）≤ 1，“好”。',
    'The loss\u00A0— “much” – falls × 2',
    'e\u0301',
    '👩\u200D🔬',
    'lambd\u0430',
  ])('holds what it holds: %j', (says) => {
    const text = `${head}claims:\n  - id: a\n    says: ${says}\n    expect: loss < 1\n`;
    const parsed = parseExperiment({ file: 'x.experiment.yaml', text });
    expect('issues' in parsed ? parsed.issues : parsed.experiment.claims[0]?.says).toEqual(says);
  });

  it('and so does a text that is passed to the code, where it can be seen', () =>
    expect(told(`${head}claims: [{ id: a, expect: b < 1, with: { corpus: “été” – 2 } }]\n`)).toEqual([]));
});
