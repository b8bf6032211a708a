import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseReporters } from '../../../src/app/publish/reporters.ts';
import { makeFolder } from '../../io/folder.ts';

const folder = makeFolder({
  'book.js': 'export const of = "the user";\n',
  'a folder/x': '',
  'package.json': '{ "name": "mine" }\n',
  'package-lock.json': '{ "lockfileVersion": 3 }\n',
  'notes.md': '# Notes on <!-- bookproof/markdown/1 --> marks\n',
  'junit.xml': '<?xml version="1.0"?>\n<testsuites></testsuites>\n',
  'log.txt': 'a log\n',
  'ours.json': '{\n  "format": "bookproof/view/1",\n  "experiments": []\n}\n',
  'ours.md': '## A report\n<!-- bookproof/markdown/1 -->\n',
  'blessed.json': '{\n  "format": "bookproof/baseline/1"\n}\n',
  'empty.xml': '',
});
symlinkSync(join(folder.path, 'ours.json'), join(folder.path, 'link.json'));
symlinkSync(join(folder.path, 'nowhere'), join(folder.path, 'dangling.json'));
afterAll(() => folder.remove());
const names = readdirSync(folder.path).toSorted();

const reporters = (reporter?: readonly string[], env = {}) =>
  parseReporters({ cwd: folder.path, env, options: { output: 'reports', reporter } });

describe('--reporter', () => {
  it('is the terminal without it, and in GitHub Actions its annotations too', async () => {
    expect(await reporters()).toEqual([{ name: 'terminal' }]);
    expect(await reporters(undefined, { GITHUB_ACTIONS: 'true' })).toEqual([
      { name: 'terminal' },
      { name: 'github' },
    ]);
  });

  it('is just what it says, in GitHub Actions too', async () =>
    expect(await reporters(['json'], { GITHUB_ACTIONS: 'true' })).toEqual([{ name: 'json' }]));

  it('takes several, by comma or repeated, each with a file or without', async () =>
    expect(await reporters(['terminal,junit=x.xml', 'json=a=b.json'])).toEqual([
      { name: 'terminal' },
      { name: 'junit', file: 'x.xml' },
      { name: 'json', file: 'a=b.json' },
    ]));

  it('takes a file in a folder that is not there, and makes nothing yet', async () => {
    expect(await reporters(['junit=new/deep/x.xml'])).toHaveLength(1);
    expect(existsSync(join(folder.path, 'new'))).toBe(false);
  });

  it.each([
    'experiments/a.experiment.ts',
    'a.sabotage.yaml',
    'a.baseline.json',
    'reports/a/outcome.json',
    'reports/index.html',
  ])('refuses %s, which is not to be written over', async (file) =>
    expect(reporters([`json=${file}`])).rejects.toMatchObject({
      name: 'UsageError',
      message: `--reporter json=${file}: that file is bookproof's own; name another`,
    }),
  );

  it.each([
    ['json=book.js', 'no JSON report that bookproof wrote'],
    ['json=package.json', 'no JSON report that bookproof wrote'],
    ['json=package-lock.json', 'no JSON report that bookproof wrote'],
    ['json=blessed.json', 'no JSON report that bookproof wrote'],
    ['json=ours.md', 'no JSON report that bookproof wrote'],
    ['markdown=notes.md', 'no Markdown report that bookproof wrote'],
    ['junit=junit.xml', 'no JUnit report that bookproof wrote'],
    ['terminal=log.txt', 'no terminal report that bookproof wrote'],
    ['github=log.txt', 'no list of annotations that bookproof wrote'],
    ['json=link.json', 'a symbolic link'],
    ['json=dangling.json', 'a symbolic link'],
    ['json=/dev/null', 'no plain file'],
  ])('refuses %s, and leaves it as it is', async (given, what) => {
    const [name = '', file = ''] = given.split('=');
    await expect(reporters([given])).rejects.toMatchObject({
      name: 'OutputError',
      message: `${resolve(folder.path, file)} is ${what}, and is not written over; --reporter ${name} names another file`,
    });
  });

  it('takes what bookproof wrote, and what is empty', async () =>
    expect(await reporters(['json=ours.json,markdown=ours.md,junit=empty.xml'])).toHaveLength(3));

  it('takes a file beside the pages, of whatever name', async () =>
    expect(await reporters(['junit=reports/junit.xml', 'json=index.html'])).toHaveLength(2));

  it.each([
    [['junti'], 'UsageError', '--reporter junti: did you mean "junit"?'],
    [['junit='], 'UsageError', '--reporter junit= names no file, e.g. --reporter junit=report'],
    [['terminal,'], 'UsageError', '--reporter : known are terminal, json, junit, markdown, github'],
    [
      ['junit=x.xml,json=./x.xml'],
      'UsageError',
      '--reporter json=./x.xml: junit goes to that file; name another',
    ],
    [['junit=book.js/x.xml'], 'OutputError', 'book.js cannot be written (ENOTDIR); --reporter junit names'],
    [['junit=a folder'], 'OutputError', 'a folder cannot be written (EISDIR); --reporter junit names'],
  ])('refuses %j', async (given, name, message) => {
    await expect(reporters(given)).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
    expect(readdirSync(folder.path).toSorted()).toEqual(names);
  });
});
