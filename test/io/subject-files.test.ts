import { afterEach, describe, expect, it } from 'vitest';
import { subjectFiles } from '../../src/io/subject-files.ts';
import { makeFolder, type Folder } from './folder.ts';

let folder: Folder;
afterEach(() => folder.remove());

/** Paths reached from the first file. */
async function reached(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  folder = makeFolder(files);
  const [first = ''] = Object.keys(files);
  return [...(await subjectFiles(folder.path, first)).keys()];
}

describe('subjectFiles', () => {
  it('gives the text of the subject and of all that it reaches, by path from the folder', async () => {
    folder = makeFolder({
      'src/a.ts': "import { b } from './lib/b.ts';",
      'src/lib/b.ts': 'export const b = 1;',
      'c.ts': '',
    });
    expect(await subjectFiles(folder.path, 'src/a.ts')).toEqual(
      new Map([
        ['src/a.ts', "import { b } from './lib/b.ts';"],
        ['src/lib/b.ts', 'export const b = 1;'],
      ]),
    );
  });

  it.each([
    ['a default import', "import b from './b.ts';"],
    ['double quotes', 'import b from "./b.ts"'],
    ['an import over several lines', "import {\n  a,\n  b,\n} from './b.ts';"],
    ['an import for its effects', "import './b.ts';"],
    ['an export from', "export { b } from './b.ts';"],
    ['an export of all', "export * from './b.ts';"],
    ['an import of types', "import type { B } from './b.ts';"],
    ['a dynamic import', "const b = await import('./b.ts');"],
    ['a dynamic import over lines', "await import(\n  './b.ts'\n)"],
    ['a require', "const b = require('./b.ts');"],
    ['minified code', "import{b}from'./b.ts'"],
  ])('follows %s', async (_, text) => {
    expect(await reached({ 'a.ts': text, 'b.ts': '' })).toEqual(['a.ts', 'b.ts']);
  });

  it.each([
    ['a package', "import b from 'b.ts';"],
    ['a package of Node', "import { join } from 'node:path';"],
    ['a path that no import names', "const path = './b.ts';"],
    ['a file that a comment names and that is not there', "// import b from './gone.ts'\n"],
    ['a folder without an index', "import b from './lib';"],
  ])('leaves %s', async (_, text) => {
    expect(await reached({ 'a.ts': text, 'b.ts': '', 'lib/b.ts': '' })).toEqual(['a.ts']);
  });

  it('goes up as well, and on from there', async () => {
    const files = {
      'src/book/a.ts': "import '../lib/b.ts';",
      'src/lib/b.ts': "import './c.ts';",
      'src/lib/c.ts': '',
    };
    expect(await reached(files)).toEqual(Object.keys(files));
  });

  it('reaches each file once, in a circle too, nearest first', async () => {
    const files = {
      'a.ts': "import './b.ts'; import './c.ts'; import './a.ts';",
      'b.ts': "import './a.ts'; import './d.ts'; import './c.ts';",
      'c.ts': "import './b.ts';",
      'd.ts': '',
    };
    expect(await reached(files)).toEqual(['a.ts', 'b.ts', 'c.ts', 'd.ts']);
  });

  it.each([
    ['./b.js', 'b.ts'],
    ['./b.mjs', 'b.mts'],
    ['./b', 'b.ts'],
    ['./b', 'b.mts'],
    ['./b', 'b.js'],
    ['./b', 'b.mjs'],
    ['./b.json', 'b.json'],
    ['./b', 'b/index.ts'],
    ['./b/', 'b/index.js'],
    ['.//b.ts', 'b.ts'],
  ])('finds %s spelled %s', async (target, file) => {
    expect(await reached({ 'a.ts': `import '${target}';`, [file]: '' })).toEqual(['a.ts', file]);
  });

  it.each([
    ['a.ts', 'b.ts'],
    ['a.mts', 'b.ts'],
    ['a.js', 'b.js'],
  ])('takes ./b.js in %s for %s, where both are there, as the loader does', async (importer, file) => {
    expect(await reached({ [importer]: "import './b.js';", 'b.ts': '', 'b.js': '' })).toEqual([
      importer,
      file,
    ]);
  });

  it('takes a name with its ending before one without', async () => {
    expect(await reached({ 'a.js': "import './b.mjs';", 'b.mjs': '', 'b.mts': '' })).toEqual([
      'a.js',
      'b.mjs',
    ]);
  });

  it('rejects where the subject is not there', async () => {
    folder = makeFolder({});
    await expect(subjectFiles(folder.path, 'a.ts')).rejects.toThrow('ENOENT');
  });
});
