import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../../../src/spec/parse-experiment.ts';
import { issuesOf } from '../issues-of.ts';
import { sabotageIssues } from '../sabotages.ts';

/** Lines 1 to 5; what follows belongs to the claim and starts at line 6. */
const head = `title: A chapter
subject: ../src/book/chapter.ts#fit
claims:
  - id: first
    expect: loss < 1
`;

/** Line, column and message of each issue, with its hint. */
const told = (text: string) =>
  issuesOf(text).map(({ at, message, hint = '' }) => `${at.line}:${at.column} ${message}; ${hint}`);
const claimOf = (text: string) => {
  const parsed = parseExperiment({ file: 'x.experiment.yaml', text });
  if ('issues' in parsed) throw new Error(parsed.issues.map(({ message }) => message).join('; '));
  return parsed.experiment.claims[0];
};

describe('a comment that cuts a text is an error', () => {
  it.each<readonly [string, string, RegExp]>([
    ['a sentence', '    says: The loss # falls\n', /^6:20 the text ends before "# falls".*quotes/],
    ['a place of one word', '    where: figure #3, page 12\n', /^6:19 the text ends before "#3, page 12"/],
    ['a note', '    note: see\t# 3\n', /^6:15 the text ends before "# 3"/],
    ['a text of one language', '    says:\n      en: a\n      zh-CN: 损失 # 下降\n', /^8:17 .*"# 下降"/],
    ['the last line of several', '    says: The loss\n      falls # much\n', /^7:13 .*"# much"/],
    ['the first line of several', '    says: The loss # and\n      falls\n', /^6:20 .*"# and"/],
    ['a long comment', `    says: a # ${'b'.repeat(40)}\n`, /^6:13 .*"# b{27}…"/],
    ['words that are no text', '    with: { mode: as written # c\n      }\n', /^6:30 .*"# c"/],
    ['in a map on one line', '    says: { en: The loss # falls, zh-CN: 失 }\n', /^6:26 .*"# falls, zh/],
  ])('%s', (_, lines, message) => {
    const issues = told(head + lines);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(message);
  });

  it('also in the title, and in a list on one line, which it leaves open', () => {
    expect(told(head.replace('A chapter', 'Chapter #3'))).toEqual([expect.stringMatching(/^1:16 .*"#3"/)]);
    expect(told('title: A\nsubject: a.ts#f\nclaims: [{ id: a, says: b # c, expect: d < 1 }]\n')).toEqual([
      expect.stringMatching(/^3:27 .*"# c, expect/),
    ]);
  });

  it.each<readonly [string, string, string | undefined]>([
    ['in quotes', '    says: "The loss # falls" # a comment\n', 'The loss # falls'],
    ['in single quotes', "    says: 'The loss # falls' # a comment\n", 'The loss # falls'],
    ['in a block', '    says: |\n      The loss # falls\n', 'The loss # falls\n'],
    ['folded', '    says: >\n      The loss\n      # falls\n', 'The loss # falls\n'],
    ['on a line of its own', '    # before\n    says: The loss\n    # after\n', 'The loss'],
    ['over several lines', '    says: The loss\n      falls\n', 'The loss falls'],
    ['with no space before it', '    says: C# falls\n', 'C# falls'],
    ['after a rule', '    in: every run # of five\n', 'loss < 1'],
    ['after a number', '    with: { epochs: 20 } # more\n', 'loss < 1'],
  ])('and a text %s is whole', (_, lines, says) => expect(claimOf(head + lines)?.says).toBe(says));

  it.each([
    ['subject', 'subject: ../src/book/chapter.ts#fit', 'subject: ../src/book/chapter.ts#fit  # a file'],
    ['an id', 'id: first', 'id: first # of two'],
    ['an expression', 'expect: loss < 1', 'expect: loss < 1 # at the end'],
  ])('and not after %s', (_, from, to) => expect(told(head.replace(from, to))).toEqual([]));

  it('nor after lists and seeds', () =>
    expect(told(`${head}seeds: 1..3, 5 # few\nguards: [streams] # exact\nmetrics: [loss] # one\n`)).toEqual(
      [],
    ));
});

describe('a number that is another than it looks', () => {
  const sweep = (value: string) =>
    told(`${head.replace('loss', 'loss(lambda=9)')}sweep: { lambda: [9, ${value}] }\n`);

  it.each([
    ['0x10', '16'],
    ['0xFF', '255'],
    ['0o17', '15'],
    ['010', '10'],
    ['-007', '-7'],
    ['1e-400', '0'],
    ['9007199254740993', '9007199254740992'],
  ])('%s is named', (written, read) =>
    expect(sweep(written)).toEqual([
      expect.stringMatching(new RegExp(`^6:22 ${written} is read as the number ${read}; write ${read}, or`)),
    ]),
  );

  it.each(['.5', '5.', '1e5', '1e-5', '+5', '3.10', '0.10', '0', '0.0', '1E3', '9007199254740992', '0e0'])(
    '%s is a number like any other',
    (written) => expect(sweep(written).filter((line) => !line.includes('repeats'))).toEqual([]),
  );

  it.each([
    ['1_000', 'write 1000'],
    ["12'500.5", 'write 12500.5'],
    ['12:30', ''],
    ['2024-01-01', ''],
  ])('%s is a text', (written, hint) =>
    expect(sweep(written)).toEqual([
      expect.stringMatching(new RegExp(`must be a number, not the text.*; ${hint}$`)),
    ]),
  );

  it.each([
    ['where', '3.10', '3.1'],
    ['note', '1.0', '1'],
    ['says', '1e3', '1000'],
    ['where', '0x10', '16'],
    ['where', '010', '10'],
  ])('%s: %s is no text', (key, written, read) =>
    expect(told(`${head}    ${key}: ${written}\n`)).toEqual([
      `6:${key.length + 7} ${written} is read as the number ${read}, and this must be text; put it in quotes: "${written}"`,
    ]),
  );

  it('and an id of digits', () =>
    expect(told(head.replace('id: first', 'id: 007'))).toEqual([
      '4:9 007 is read as the number 7, and this must be text; put it in quotes: "007"',
    ]));

  it('in quotes is a text', () => expect(claimOf(`${head}    where: "3.10"\n`)?.where).toBe('3.10'));
});

describe('words of YAML 1.1', () => {
  it.each([
    ['no', 'false'],
    ['off', 'false'],
    ['NO', 'false'],
    ['yes', 'true'],
    ['On', 'true'],
  ])('%s for a setting is no %s', (written, meant) =>
    expect(told(`${head}    with: { shuffle: ${written} }\n`)).toEqual([
      `6:22 ${written} is read as the text "${written}", not as ${meant}; write ${meant}, or "${written}" in quotes for the text`,
    ]),
  );

  it.each(['"no"', "'yes'", 'true', 'False', 'none', 'y', 'nothing'])('%s is what it says', (written) =>
    expect(told(`${head}    with: { shuffle: ${written} }\n`)).toEqual([]),
  );

  it('are words in a text', () => expect(claimOf(`${head}    says: no\n`)?.says).toBe('no'));

  it('and merge keys are not read', () =>
    expect(told(`${head}states: &s { a: 1 }\nprose:\n  <<: *s\n`)).toEqual([
      '8:3 "<<" merges maps in YAML 1.1 alone: it is not read here; write the keys out',
    ]));

  it('aliases are', () => expect(told(`${head}states: &s { a: 1 }\nprose: *s\n`)).toEqual([]));
});

describe('a sabotage file', () => {
  const defect = (more: string) =>
    `defects:\n  - id: one\n    edits: [{ file: a.ts, find: b, replace: c }]\n    noticedBy: { streams: any }\n${more}`;

  it.each([
    ['says', '    says: The rate # is off\n', /^5:20 .*"# is off"/],
    ['source', '    says: a\n    source: issue #12\n', /^6:19 .*"#12"/],
    ['noticedBy', '    says: a\n  # b\n', undefined],
  ])('is read in the same way: %s', (_, lines, message) => {
    const issues = sabotageIssues(defect(lines)).map(
      ({ at, message: text }) => `${at.line}:${at.column} ${text}`,
    );
    expect(issues).toEqual(message === undefined ? [] : [expect.stringMatching(message)]);
  });

  it('whose code to find would be cut', () => {
    const text = defect('    says: a\n').replace(
      'find: b, replace: c }',
      '\n        find: lr = 3 # rate\n        , replace: c }',
    );
    expect(sabotageIssues(text).map(({ message }) => message)).toEqual([
      expect.stringMatching(/the text ends before "# rate"/),
    ]);
  });
});
