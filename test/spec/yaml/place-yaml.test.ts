import { describe, expect, it } from 'vitest';
import type { ExperimentSource } from '../../../src/spec/experiment-tag.ts';
import { issuesOf, placesOf } from '../issues-of.ts';

const kind = 'bookproof/experiment';
const yaml = (bad: string): string => `
title: A
subject: a.ts#f
says: ${bad}
claims: [{ id: a, expect: loss < 1 }]
`;

function written(chunks: readonly string[], expressions: readonly string[] = []): string {
  return `// λ\nexport default experiment\`${chunks.map((chunk, index) => chunk + (expressions[index] === undefined ? '' : `\${${expressions[index]}}`)).join('')}\`;\n`;
}

describe('a place in an experiment file', () => {
  it("is the file's own line and column", () => {
    const chunks = [yaml('1')];
    expect(placesOf(written(chunks), { kind, chunks, holes: [] })).toEqual(['unknown-key 5:1']);
  });

  it('is found in files with Windows line ends', () => {
    const chunks = [yaml('1')];
    expect(placesOf(written(chunks).replaceAll('\n', '\r\n'), { kind, chunks, holes: [] })).toEqual([
      'unknown-key 5:1',
    ]);
    expect(placesOf(yaml('1').replaceAll('\n', '\r\n'))).toEqual(['unknown-key 4:1']);
  });

  it('counts no byte order mark', () => {
    expect(
      placesOf(`\uFEFFtitel: A\nsubject: a.ts#f\ntitle: B\n${'claims: [{ id: a, expect: a < 1 }]'}`),
    ).toEqual(['unknown-key 1:1']);
  });

  it('counts UTF-16 units, as editors do', () => {
    const claims = 'claims: [{ id: a, says: "λ 损失 🙂", expects: 1, expect: a < 1 }]';
    expect(placesOf(`title: A\nsubject: a.ts#f\n${claims}`)).toEqual([
      `unknown-key 3:${claims.indexOf('expects') + 1}`,
    ]);
  });

  it('is right behind an escaped backtick', () => {
    const chunks = ['\ntitle: a \\`A\\` \\${b}\nsubject: a.ts#f\nclaims: [{ id: \\`, expect: loss <\\`}]\n'];
    expect(placesOf(written(chunks), { kind, chunks, holes: [] })).toEqual(['yaml 5:17']);
  });

  it('is right on the line of an escaped backtick', () => {
    const chunks = [
      '\ntitle: A\nsubject: a.ts#f\nclaims: [{ id: a, says: a \\`b\\`, expects: 1, expect: a < 1 }]\n',
    ];
    const line = chunks[0]?.split('\n')[3] ?? '';
    expect(placesOf(written(chunks), { kind, chunks, holes: [] })).toEqual([
      `unknown-key 5:${line.indexOf('expects') + 1}`,
    ]);
  });

  it('is the start of the hole for whatever the hole holds', () => {
    const chunks = [
      '\ntitle: A\nsubject: a.ts#f\nsweep: ',
      '\nseeds: ',
      '\nclaims: [{ id: a, expect: loss < 1 }]\nbad: 1',
    ];
    const source: ExperimentSource = { kind, chunks, holes: ['{"lambda":[0,"5"]}', '"5..1"'] };
    expect(placesOf(written(chunks, ['{ a: `${b}` }', 'c']), source)).toEqual([
      'shape 5:8',
      'shape 6:8',
      'unknown-key 8:1',
    ]);
  });

  it('is right behind a hole on the same line', () => {
    const chunks = ['\ntitle: ', '\nsubject: a.ts#f\nclaims: [{ id: ', ', expects: 1, expect: loss < 1 }]'];
    const source: ExperimentSource = { kind, chunks, holes: ['"A"', '"a"'] };
    expect(placesOf(written(chunks, ['t', 'someName']), source)).toEqual(['unknown-key 5:29']);
  });

  it('prefers the template that is tagged as an experiment', () => {
    const chunks = [yaml('1')];
    const text = `const copy = \`${chunks[0]}\`;\n${written(chunks)}`;
    expect(placesOf(text, { kind, chunks, holes: [] })).toEqual(['unknown-key 11:1']);
  });

  it('is not looked for in a longer template that begins alike', () => {
    const chunks = [yaml('1')];
    const text = `experiment\`${chunks[0]}more: 1\`;\n${written(chunks)}`;
    expect(placesOf(text, { kind, chunks, holes: [] })).toEqual(['unknown-key 11:1']);
  });

  it('falls back to the start of a file that does not hold the template, with the line of the YAML', () => {
    const [issue] = issuesOf('export { default } from "./elsewhere.ts";', {
      kind,
      chunks: [yaml('1')],
      holes: [],
    });
    expect(issue).toMatchObject({
      at: { line: 1, column: 1 },
      hint: expect.stringContaining('line 4 of the YAML'),
    });
  });
});

describe('a place inside an expression', () => {
  const head = 'title: A\nsubject: a.ts#f\nclaims:\n  - id: a\n    expect: ';

  it.each([
    ['plain', 'a(λ=1) ^ 1', '5:20'],
    ['in double quotes', '"a(λ=1) ^ 1"', '5:21'],
    ['in double quotes with escapes', String.raw`"\u0061\t(λ=1) ^ 1"`, '5:28'],
    ['in single quotes', "'a(λ=1) ^ 1'", '5:21'],
    ['in single quotes with a quote', "'a '' 1'", '5:16'],
    ['plain over two lines', 'a(λ=1)\n      ^ 1', '6:7'],
    ['folded', '>-\n      a(λ=1)\n      ^ 1', '7:7'],
    ['folded, with a comment beside', '> # why\n      a(λ=1) ^ 1\n', '6:14'],
    ['literal', '|\n      a(λ=1)  ^\n      1', '6:15'],
    ['at the end of a text', '"a < "', '5:17'],
  ])('is found in a text that is %s', (_, text, place) => {
    expect(placesOf(`${head}${text}`)).toEqual([`expression ${place}`]);
  });
});
