import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorkspace } from '../../src/io/sabotage-workspace.ts';
import { OutputError } from '../../src/io/output-error.ts';
import { makeFolder, type Folder } from './folder.ts';

const packageJson = '{ "type": "module" }';
const book = {
  'package.json': packageJson,
  'src/book/a.js':
    "import { b } from '../lib/b.js';\nimport { far } from 'far';\nexport const a = b + far;\n",
  'src/lib/b.js': 'export const b = 1;\n',
  'node_modules/far/package.json': '{ "name": "far", "type": "module", "exports": "./far.js" }',
  'node_modules/far/far.js': 'export const far = 10;\n',
};
const subject = 'src/book/a.js';
const textsOf = (b: string) =>
  new Map([
    [subject, book[subject]],
    ['src/lib/b.js', b],
  ]);

let folder: Folder;
afterEach(() => folder.remove());
const home = () => join(folder.path, '.bookproof');

describe('a copy of a subject', () => {
  it('lies as its source does, and finds the package that its source finds', async () => {
    folder = makeFolder(book);
    const copies = await createWorkspace(folder.path, subject);
    const url = await copies.place('first', textsOf('export const b = 2;\n'), subject);
    const module: { readonly a: number } = await import(/* @vite-ignore */ url);
    expect(module.a).toBe(12);
    const path = fileURLToPath(url);
    expect(path.startsWith(join(home(), 'sabotage-'))).toBe(true);
    expect(path.endsWith(join('first', 'book', 'a.js'))).toBe(true);
    expect(readFileSync(join(path, '../../lib/b.js'), 'utf8')).toBe('export const b = 2;\n');
    await copies.remove();
  });

  it('stands apart from another, and leaves the source alone', async () => {
    folder = makeFolder(book);
    const copies = await createWorkspace(folder.path, subject);
    const urls = [
      await copies.place('one', textsOf('export const b = 1000;\n'), subject),
      await copies.place('two', textsOf('export const b = 2000;\n'), subject),
    ];
    const modules = await Promise.all(
      urls.map((url): Promise<{ a: number }> => import(/* @vite-ignore */ url)),
    );
    expect(modules.map(({ a }) => a)).toEqual([1010, 2010]);
    expect(readFileSync(join(folder.path, 'src/lib/b.js'), 'utf8')).toBe(book['src/lib/b.js']);
    await copies.remove();
  });

  it('of one file alone lies in a folder of its own', async () => {
    folder = makeFolder({ 'package.json': packageJson, 'a.js': '' });
    const copies = await createWorkspace(folder.path, 'a.js');
    const url = await copies.place('only', new Map([['a.js', 'export {};']]), 'a.js');
    expect(fileURLToPath(url).endsWith(join('only', 'a.js'))).toBe(true);
    await copies.remove();
  });
});

describe('the folder of copies', () => {
  it('stands beside the nearest package.json, wherever bookproof runs', async () => {
    folder = makeFolder({ ...book, 'inner/package.json': packageJson, 'inner/src/a.js': '' });
    const copies = await createWorkspace(join(folder.path, 'src'), '../inner/src/a.js');
    expect(readdirSync(join(folder.path, 'inner')).toSorted()).toEqual(['.bookproof', 'package.json', 'src']);
    expect(existsSync(home())).toBe(false);
    await copies.remove();
  });

  it('keeps itself out of git, and is gone after remove', async () => {
    folder = makeFolder(book);
    const copies = await createWorkspace(folder.path, subject);
    await copies.place('first', textsOf(''), subject);
    expect(readFileSync(join(home(), '.gitignore'), 'utf8')).toBe('*\n');
    await copies.remove();
    expect(existsSync(home())).toBe(false);
  });

  it('leaves what others keep there', async () => {
    folder = makeFolder({ ...book, '.bookproof/notes.txt': 'mine' });
    const [one, two] = [
      await createWorkspace(folder.path, subject),
      await createWorkspace(folder.path, subject),
    ];
    const url = await two.place('first', textsOf(''), subject);
    await one.remove();
    expect(existsSync(fileURLToPath(url))).toBe(true);
    await two.remove();
    expect(readdirSync(home()).toSorted()).toEqual(['.gitignore', 'notes.txt']);
  });

  it('is gone after remove where a copy could not be placed', async () => {
    folder = makeFolder(book);
    const copies = await createWorkspace(folder.path, subject);
    const clash = new Map([
      ['src/a', ''],
      ['src/a/b', ''],
    ]);
    await expect(copies.place('first', clash, 'src/a')).rejects.toThrow(OutputError);
    await copies.remove();
    expect(existsSync(home())).toBe(false);
  });

  it('is gone after remove though a copy was still being placed, and takes no other', async () => {
    folder = makeFolder(book);
    const copies = await createWorkspace(folder.path, subject);
    const many = new Map(Array.from({ length: 200 }, (_, i) => [`src/${i}/a.js`, '']));
    const placing = copies.place('slow', many, 'src/0/a.js').catch(() => undefined);
    await copies.remove();
    await placing;
    await expect(copies.place('late', textsOf(''), subject)).rejects.toThrow('removed already');
    expect(existsSync(home())).toBe(false);
  });

  it('is refused, by name and reason, where a file has its name, which stays', async () => {
    folder = makeFolder(book);
    writeFileSync(home(), 'a file');
    await expect(createWorkspace(folder.path, subject)).rejects.toThrow(
      new OutputError(`${home()} cannot be written (EEXIST): sabotaged copies of the code are put there`),
    );
    expect(readFileSync(home(), 'utf8')).toBe('a file');
  });

  it('is refused, and leaves nothing, where only a part of it can be made', async () => {
    folder = makeFolder(book);
    mkdirSync(join(home(), '.gitignore'), { recursive: true });
    await expect(createWorkspace(folder.path, subject)).rejects.toThrow(/cannot be written \(EISDIR\)/);
    expect(existsSync(home())).toBe(false);
  });

  it.skipIf(process.getuid?.() === 0)('is refused where the folder may not be written', async () => {
    folder = makeFolder(book);
    chmodSync(folder.path, 0o555);
    await expect(createWorkspace(folder.path, subject)).rejects.toThrow(/cannot be written \(EACCES\)/);
    chmodSync(folder.path, 0o755);
  });
});
