import { describe, expect, it } from 'vitest';
import { formatIssue } from '../../src/spec/format-issue.ts';
import { sabotage } from '../../src/spec/sabotage-tag.ts';
import { defectOf, defectsOf, sabotageIssues, sabotagePlaces } from './sabotages.ts';

const list = (changed: Readonly<Record<string, string>>) => `defects:\n${defectOf(changed)}`;

describe('a list of defects', () => {
  it('is read with the path of each edit relative to where bookproof runs, and the place of each defect', () => {
    const text = list({ source: '    source: a forum' });
    expect(defectsOf(`${text}${defectOf({ id: '  - id: other' })}`)).toEqual([
      {
        id: 'faster',
        says: 'The rate is ten times too large.',
        source: 'a forum',
        edits: [{ file: 'src/book/chapter.ts', find: 'lr = 0.003', replace: 'lr = 0.03' }],
        noticedBy: { trajectory: 'learning-rate' },
        at: { line: 2, column: 5 },
      },
      expect.objectContaining({ id: 'other', at: { line: 7, column: 5 } }),
    ]);
  });

  it('gives no source where the file gives none', () => {
    expect(defectsOf(list({}))[0]).not.toHaveProperty('source');
  });

  it('takes claims and guards, any cause, several edits, and nothing as a replacement', () => {
    const edits = `    edits: [{ file: ./a.ts, find: x, replace: '' }, { file: b/c.ts, find: y, replace: z }]`;
    const [defect] = defectsOf(
      list({ edits, noticedBy: '    noticedBy: { loss-falls: not-upheld, streams: any }' }),
    );
    expect(defect?.edits).toEqual([
      { file: 'experiments/a.ts', find: 'x', replace: '' },
      { file: 'experiments/b/c.ts', find: 'y', replace: 'z' },
    ]);
    expect(defect?.noticedBy).toEqual({ 'loss-falls': 'not-upheld', streams: 'any' });
  });
});

describe('a list of defects that', () => {
  it.each([
    ['is empty', '', 'unreadable 1:1'],
    ['holds comments alone', '# none yet\n', 'unreadable 1:1'],
    ['is a list at the top', '- a\n', 'shape 1:1'],
    ['has no defects', 'defects: []\n', 'shape 1:10'],
    ['has nothing under defects', 'defects:\n', 'shape 1:9'],
    ['spells defects otherwise', `defect:\n${defectOf()}`, 'unknown-key 1:1'],
    ['holds a text', 'defects: [faster]\n', 'shape 1:11'],
    ['is not YAML', 'defects: [\n', 'yaml 2:1'],
    ['has a key twice', `${list({})}    says: again\n`, 'yaml 6:5'],
  ])('%s is refused', (_, text, places) => {
    expect(sabotagePlaces(text).join(' ')).toBe(places);
  });

  it('states nothing is told what to write', () => {
    expect(sabotageIssues('# none yet\n')).toMatchObject([
      { message: 'the list of defects is empty', hint: 'write at least one under "defects"' },
    ]);
  });
});

describe('a defect that', () => {
  it.each([
    ['has no id', { id: '  -', says: '    says: x' }, 'shape 3:5'],
    ['has an id of capitals', { id: '  - id: Faster' }, 'shape 2:9'],
    ['has a number for an id', { id: '  - id: 5' }, 'shape 2:9'],
    ['says nothing', { says: '' }, 'shape 2:5'],
    ['says an empty text', { says: "    says: ' '" }, 'shape 3:11'],
    ['edits nothing', { edits: '' }, 'shape 2:5'],
    ['has an empty list of edits', { edits: '    edits: []' }, 'shape 4:12'],
    ['has a map for edits', { edits: '    edits: { file: a.ts }' }, 'shape 4:12'],
    ['edits an absolute path', { edits: edit('{ file: /a.ts, find: a, replace: b }') }, 'shape 4:21'],
    ['edits a path of backslashes', { edits: edit('{ file: a\\b.ts, find: a, replace: b }') }, 'shape 4:21'],
    ['finds nothing', { edits: edit("{ file: a.ts, find: '', replace: b }") }, 'shape 4:33'],
    ['finds a number', { edits: edit('{ file: a.ts, find: 5, replace: b }') }, 'shape 4:33'],
    ['replaces by a number', { edits: edit('{ file: a.ts, find: a, replace: 0.03 }') }, 'shape 4:45'],
    ['does not say what to replace by', { edits: edit('{ file: a.ts, find: a }') }, 'shape 4:13'],
    ['has a source that is no text', { source: '    source: 2018' }, 'shape 6:13'],
    ['is noticed by nobody', { noticedBy: '' }, 'shape 2:5'],
    ['has an empty map of who notices', { noticedBy: '    noticedBy: {}' }, 'shape 5:16'],
    ['has a list of who notices', { noticedBy: '    noticedBy: [streams]' }, 'shape 5:16'],
    ['expects no cause', { noticedBy: '    noticedBy: { streams: }' }, 'shape 5:27'],
    ['expects a number for a cause', { noticedBy: '    noticedBy: { streams: 1 }' }, 'shape 5:27'],
    ['is noticed by a stranger', { noticedBy: '    noticedBy: { drift: any }' }, 'unknown-check 5:18'],
    ['expects an unknown cause', { noticedBy: '    noticedBy: { streams: rate }' }, 'unknown-cause 5:27'],
    ['has an unknown key', { more: '    whence: here' }, 'unknown-key 6:5'],
    [
      'edits by an unknown key',
      { edits: edit('{ file: a.ts, find: a, replace: b, all: true }') },
      'unknown-key 4:48',
    ],
  ])('%s is refused', (_, changed, places) => {
    expect(sabotagePlaces(list(changed)).join(' ')).toBe(places);
  });

  it('takes the id of another is refused at the second', () => {
    const text = `${list({})}${defectOf({ id: '  - id: other' })}${defectOf()}`;
    expect(sabotageIssues(text)).toEqual([
      {
        code: 'duplicate-id',
        file: 'experiments/x.sabotage.yaml',
        at: { line: 10, column: 9 },
        message: 'defects 1 and 3 are both called "faster"',
        hint: 'rename one',
      },
    ]);
  });
});

describe('the words of a mistake', () => {
  const wordsOf = (changed: Readonly<Record<string, string>>) =>
    sabotageIssues(list(changed)).map(({ message, hint }) => [message, hint]);

  it.each([
    [
      'name the defect and the key that was meant',
      { noticedBy: '    notisedBy: { streams: any }' },
      ['unknown key "notisedBy" in defect "faster"', 'did you mean "noticedBy"?'],
    ],
    [
      'name the keys of an edit',
      { edits: edit('{ file: a.ts, find: a, replace: b, zzz: 1 }') },
      ['unknown key "zzz" in item 1 of "edits" in defect "faster"', 'the keys are file, find, replace'],
    ],
    [
      'name what is missing in which defect',
      { says: '' },
      ['defect "faster" has no "says"', 'add "says": it is required'],
    ],
    [
      'name a defect without an id by its number',
      { id: '  -', says: '    says: x', noticedBy: '    noticedBy: { streams: any }' },
      ['defect 1 has no "id"', 'add "id": it is required'],
    ],
    [
      'name the guard that was meant',
      { noticedBy: '    noticedBy: { trajectry: any }' },
      ['the experiment has no claim or guard "trajectry"', 'did you mean "trajectory"?'],
    ],
    [
      'name all there are where none is close',
      { noticedBy: '    noticedBy: { q: any }' },
      ['the experiment has no claim or guard "q"', 'there are loss-falls, streams, trajectory'],
    ],
    [
      'name the cause that was meant',
      { noticedBy: '    noticedBy: { streams: learning-rat }' },
      ['no check names a cause "learning-rat"', 'did you mean "learning-rate"?'],
    ],
    [
      'name all causes where none is close',
      { noticedBy: '    noticedBy: { streams: q }' },
      ['no check names a cause "q"', 'there are any, learning-rate, not-upheld'],
    ],
    [
      'show the value',
      { edits: edit('{ file: /a.ts, find: a, replace: b }') },
      [
        '"file" in item 1 of "edits" in defect "faster" must be a path relative to this file, with / between folders, not the text "/a.ts"',
        undefined,
      ],
    ],
    [
      'say what an empty map lacks',
      { noticedBy: '    noticedBy: {}' },
      ['"noticedBy" in defect "faster" must name at least one claim or guard', undefined],
    ],
    [
      'say what an empty list lacks',
      { edits: '    edits: []' },
      ['"edits" in defect "faster" must hold at least one edit', undefined],
    ],
  ])('%s', (_, changed, words) => {
    expect(wordsOf(changed)).toEqual([words]);
  });
});

describe('several mistakes of a list', () => {
  it('are told at once, in the order of the file, each with its place and its hint', () => {
    const text = `defects:
  - id: a
    sais: x
    edits: []
    noticedBy: { streems: any, trajectory: lr }
  - id: a
    says: y
    edits: [{ file: a.ts, find: 1, replace: b }]
    noticedBy: {}
note: x
`;
    expect(sabotageIssues(text).map(formatIssue)).toEqual([
      'experiments/x.sabotage.yaml:3:5  unknown key "sais" in defect "a"\n  did you mean "says"?',
      'experiments/x.sabotage.yaml:4:12  "edits" in defect "a" must hold at least one edit',
      'experiments/x.sabotage.yaml:5:18  the experiment has no claim or guard "streems"\n  did you mean "streams"?',
      'experiments/x.sabotage.yaml:5:44  no check names a cause "lr"\n  there are any, learning-rate, not-upheld',
      'experiments/x.sabotage.yaml:6:9  defects 1 and 2 are both called "a"\n  rename one',
      'experiments/x.sabotage.yaml:8:33  "find" in item 1 of "edits" in defect "a" must be text, not 1\n  put it in quotes',
      'experiments/x.sabotage.yaml:9:16  "noticedBy" in defect "a" must name at least one claim or guard',
      'experiments/x.sabotage.yaml:10:1  unknown key "note"\n  the keys are defects',
    ]);
  });

  it('leave two defects without ids apart', () => {
    const text = `defects:\n  - {}\n  - {}\n`;
    expect(sabotageIssues(text).filter(({ code }) => code !== 'shape')).toEqual([]);
  });
});

describe('a list in a template', () => {
  const backtick = '`';

  it('keeps backslashes, and backticks and ${ written with one before them, in both texts of an edit', () => {
    const source = sabotage`
defects:
  - id: a
    says: x
    edits: [{ file: a.ts, find: '\`\${n}\` + /\d\\/', replace: 'f(\`\${n + 1}\`)' }]
    noticedBy: { streams: any }
`;
    expect(defectsOf('', source)[0]?.edits).toEqual([
      {
        file: 'experiments/a.ts',
        find: `${backtick}\${n}${backtick} + /\\d\\\\/`,
        replace: `f(${backtick}\${n + 1}${backtick})`,
      },
    ]);
  });

  it('has its mistakes at the places of its own file, after escapes and holes too', () => {
    const text = [
      "import { sabotage } from 'bookproof';",
      'const other = `defects:`;',
      'export default sabotage`',
      'defects:',
      '  - id: a',
      '    says: ${words}',
      "    edits: [{ file: a.ts, find: '\\`x\\`', replace: 5 }]",
      '    noticedBy: { streem: any }',
      '`;',
    ].join('\n');
    const [before = '', after = ''] = text
      .slice(text.indexOf('sabotage`') + 'sabotage`'.length, text.lastIndexOf('`'))
      .split('${words}');
    const source = {
      kind: 'bookproof/sabotage',
      chunks: [before, after],
      holes: ['"a very long text"'],
    } as const;
    expect(sabotageIssues(text, source)).toMatchObject([
      { code: 'shape', file: 'experiments/x.sabotage.ts', at: { line: 7, column: 51 } },
      { code: 'unknown-check', at: { line: 8, column: 18 } },
    ]);
  });

  it('is found behind its own tag, where another tag holds the same text before it', () => {
    const yaml = '\ndefects: []\n';
    const text = `const a = experiment\`${yaml}\`;\nexport default sabotage\`${yaml}\`;\n`;
    const source = { kind: 'bookproof/sabotage', chunks: [yaml], holes: [] } as const;
    expect(sabotagePlaces(text, source)).toEqual(['shape 5:10']);
  });

  it('that is put together elsewhere has the line of its YAML in the hint', () => {
    const source = { kind: 'bookproof/sabotage', chunks: ['\ndefects: []\n'], holes: [] } as const;
    expect(sabotageIssues('export default list;', source)).toMatchObject([
      {
        at: { line: 1, column: 1 },
        hint: 'at line 2 of the YAML, whose template is not written out in this file',
      },
    ]);
  });

  it('refuses a hole that JSON would lose, by the name of its tag', () => {
    const strings = Object.assign(['a: ', ''], { raw: ['a: ', ''] });
    expect(() => Reflect.apply(sabotage, undefined, [strings, undefined])).toThrow(
      /^sabotage: hole 1, \$\{…\}, holds undefined;/,
    );
  });
});

function edit(text: string): string {
  return `    edits: [${text}]`;
}
