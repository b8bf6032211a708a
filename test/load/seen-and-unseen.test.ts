import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { digestSources } from '../../src/io/digest-sources.ts';
import { createWorkspace } from '../../src/io/sabotage-workspace.ts';
import { readSubject } from '../../src/io/read-subject.ts';
import { joinSeen, nothingSeen, type Seen } from '../../src/load/seen.ts';
import { openPool, type Pool } from '../../src/run/pool/worker-pool.ts';
import { makeFolder, type Folder } from '../io/folder.ts';
import { experiment, runReferenceFirst, runSubjectAt, withReference } from './watched-subject.ts';

let pool: Pool;
beforeAll(() => {
  pool = openPool({ workers: 1 });
});
afterAll(() => pool.close());

let folder: Folder;
let cwd: string;
afterEach(() => folder.remove());

/** A package whose `book.mjs` is a subject that comes by a value as its statements say. */
function opened(statements: string, files: Readonly<Record<string, string>> = {}): void {
  folder = makeFolder({
    'package.json': '{ "type": "module" }',
    'book.mjs': `import fs from 'node:fs';
      const at = (path) => new URL(path, import.meta.url);
      const folder = new URL('.', import.meta.url);
      export async function fit() {
        ${statements}
        return { metrics: { loss: [Number(value)] }, parameters: {} };
      }`,
    ...files,
  });
  cwd = realpathSync(folder.path);
}
const run = (file = 'book.mjs') => runSubjectAt(pool, pathToFileURL(join(cwd, file)).href);
const seenFrom = (folderSeen: string, { files }: Seen) => files.map(({ path }) => relative(folderSeen, path));

/** Runs a copy, with a text of it changed. */
async function runCopy(seen: Seen, changed: Readonly<Record<string, string>> = {}, file = 'book.mjs') {
  const copies = await createWorkspace(cwd, file);
  try {
    const texts = new Map([...(await readSubject(cwd, file, seen)), ...Object.entries(changed)]);
    const url = await copies.place('copy', texts, file);
    const ran = await runSubjectAt(pool, url);
    return { ...ran, path: fileURLToPath(url), bytesOf: readCopied(url) };
  } finally {
    await copies.remove();
  }
}
const readCopied = (url: string) => {
  const file = new URL('bytes.bin', url);
  return existsSync(file) ? readFileSync(file) : undefined;
};

describe('what a subject writes', () => {
  it.each([
    ['writeFileSync', `fs.writeFileSync(at('log.txt'), '1'); const value = fs.readFileSync(at('log.txt'));`],
    [
      'appendFile',
      `await fs.promises.appendFile(at('log.txt'), '1'); const value = fs.readFileSync(at('log.txt'));`,
    ],
    [
      'a stream',
      `await new Promise((done) => fs.createWriteStream(at('log.txt')).end('1', done)); const value = fs.readFileSync(at('log.txt'));`,
    ],
    [
      'a descriptor',
      `fs.writeFileSync(fs.openSync(at('log.txt'), 'w'), '1'); const value = fs.readFileSync(at('log.txt'));`,
    ],
    [
      'copyFile',
      `await fs.promises.copyFile(at('x.csv'), at('log.txt')); const value = fs.readFileSync(at('log.txt'));`,
    ],
    [
      'rename',
      `fs.copyFileSync(at('x.csv'), at('new.txt')); fs.renameSync(at('new.txt'), at('log.txt')); const value = fs.readFileSync(at('log.txt'));`,
    ],
  ])('is no data of it, by %s', async (_, statements) => {
    opened(statements, { 'x.csv': '1' });
    const { loss, seen } = await run();
    expect(loss).toBe(1);
    expect(seen.written).toContain(join(cwd, 'log.txt'));
    const { files = [] } = (await digestSources(cwd, experiment))(seen);
    expect(files.map(({ path }) => path).filter((path) => path !== 'x.csv')).toEqual(['book.mjs']);
  });

  it('goes into the copy where a copy writes over what it reads', async () => {
    const path = `folder.pathname.replace(/\\/\\.bookproof\\/.*/, '/') + 'x.csv'`; // that of the original
    opened(`const value = fs.readFileSync(${path}); fs.writeFileSync(${path}, '8');`, { 'x.csv': '1' });
    const { seen } = await run();
    expect(readFileSync(join(cwd, 'x.csv'), 'utf8')).toBe('8');
    writeFileSync(join(cwd, 'x.csv'), '1');
    expect((await runCopy(seen, { 'x.csv': '5' })).loss).toBe(5);
    expect(readFileSync(join(cwd, 'x.csv'), 'utf8')).toBe('1');
  });
});

describe('what a subject reads', () => {
  it('is no file of the system', async () => {
    opened(`fs.readFileSync('/dev/null'); fs.readFileSync('/proc/self/status'); const value = 1;`);
    expect(seenFrom(cwd, (await run()).seen)).toEqual(['book.mjs']);
  });

  it('is left to it where it comes through a pipe', async () => {
    opened(`const value = await fs.promises.readFile(at('pipe'));`);
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    const ran = run();
    await import('node:fs/promises').then(({ writeFile }) => writeFile(join(cwd, 'pipe'), '7'));
    const { loss, seen } = await ran;
    expect(loss).toBe(7);
    expect(seenFrom(cwd, seen)).toEqual(['book.mjs']);
  });

  it.each(['gone.csv', 'folder'])(
    'fails as ever, and is not listed, where it is no file: %s',
    async (path) => {
      opened(
        `let value = 0; try { fs.readFileSync(at('${path}')); } catch ({ code }) { value = ['ENOENT', 'EISDIR'].indexOf(code) + 1; }`,
        { 'folder/a.csv': '1' },
      );
      const { loss, seen } = await run();
      expect(loss).toBe(path === 'folder' ? 2 : 1);
      expect(seenFrom(cwd, seen)).toEqual(['book.mjs']);
    },
  );

  it('is refused as ever, by a promise, where a URL is none of a file', async () => {
    opened(`const value = await fs.promises.readFile(new URL('file:///a%2Fb')).catch(() => 4);`);
    const { loss, seen } = await run();
    expect(loss).toBe(4);
    expect(seenFrom(cwd, seen)).toEqual(['book.mjs']);
  });

  it('is copied from a folder whose name begins with dots', async () => {
    opened(
      `const value = fs.readFileSync(folder.pathname.replace(/\\/\\.bookproof\\/.*/, '/') + '..data/x.csv');`,
      { '..data/x.csv': '1' },
    );
    const { seen } = await run();
    expect(seenFrom(cwd, seen).toSorted()).toEqual(['..data/x.csv', 'book.mjs']);
    expect((await runCopy(seen, { '..data/x.csv': '6' })).loss).toBe(6);
  });

  it('is listed when it is read, be it in a later run', async () => {
    opened(
      `globalThis.${'nth'} = (globalThis.nth ?? 0) + 1; const value = globalThis.nth < 2 ? 1 : fs.readFileSync(at('x.csv'));`,
      { 'x.csv': '3' },
    );
    expect(seenFrom(cwd, (await run()).seen)).toEqual(['book.mjs']);
    const { loss, seen } = await run();
    expect(loss).toBe(3);
    expect(seenFrom(cwd, seen)).toEqual(['x.csv']);
  });

  it('is the file itself where it is removed then, and a copy is made without it', async () => {
    opened(
      `const value = fs.existsSync(at('x.csv')) ? fs.readFileSync(at('x.csv')) : 2; fs.rmSync(at('x.csv'), { force: true });`,
      { 'x.csv': '1' },
    );
    const { loss, seen } = await run();
    expect(loss).toBe(1);
    expect(seenFrom(cwd, seen).toSorted()).toEqual(['book.mjs', 'x.csv']);
    expect((await runCopy(seen)).loss).toBe(2);
  });

  it('is copied to the bit where it is no text', async () => {
    opened(`const value = fs.readFileSync(at('bytes.bin')).length;`);
    const bytes = Buffer.from([0, 255, 254, 128, 10, 13, 0xc3, 0x28]);
    writeFileSync(join(cwd, 'bytes.bin'), bytes);
    const { loss, bytesOf } = await runCopy((await run()).seen);
    expect(loss).toBe(8);
    expect(bytesOf).toEqual(bytes);
  });

  it('is copied too where it lies beside the package', async () => {
    const inner = makeFolder({});
    opened(`const value = fs.readFileSync(at('../x.csv'));`);
    folder.write('inner/package.json', '{ "type": "module" }');
    folder.write('inner/book.mjs', readFileSync(join(cwd, 'book.mjs'), 'utf8'));
    folder.write('x.csv', '1');
    inner.remove();
    cwd = join(cwd, 'inner');
    const { seen } = await run();
    expect(seenFrom(cwd, seen).toSorted()).toEqual(['../x.csv', 'book.mjs']);
    expect((await runCopy(seen, { '../x.csv': '6' })).loss).toBe(6);
  });
});

describe('the module of a subject', () => {
  it.each(['mts', 'ts', 'cts'])(
    'may be of a CommonJS package without a tsconfig.json: .%s',
    async (ending) => {
      const fit = 'async () => ({ metrics: { loss: [value] }, parameters: {} })';
      opened('const value = 0;', {
        'cjs/package.json': '{ "type": "commonjs" }',
        'cjs/lib.ts': 'export const value: number = 1;',
        'cjs/book.mts': `import { value } from './lib.ts';\nexport const fit = ${fit};`,
        'cjs/book.ts': `import { value } from './lib';\nexport const fit = ${fit};`,
        'cjs/book.cts': `const { value } = require('./lib.ts');\nexports.fit = ${fit};`,
      });
      const file = `cjs/book.${ending}`;
      const { loss, seen } = await run(file);
      expect(loss).toBe(1);
      expect(seenFrom(cwd, seen).toSorted()).toEqual([file, 'cjs/lib.ts']);
      const edited = { 'cjs/lib.ts': 'export const value: number = 7;' };
      expect((await runCopy(seen, edited, file)).loss).toBe(7);
    },
  );

  it('is not told by what its copies load and read', async () => {
    opened(`const value = 1;`, { 'x.csv': '4', 'x.mjs': 'export const value = 3;' });
    const { seen } = await run();
    const text = readFileSync(join(cwd, 'book.mjs'), 'utf8');
    const reading = text.replace(
      'const value = 1;',
      `const value = fs.readFileSync('${join(cwd, 'x.csv')}');`,
    );
    expect(await runCopy(seen, { 'book.mjs': reading })).toMatchObject({ loss: 4, seen: nothingSeen });
    const loading = text.replace('const value = 1;', `const { value } = await import('./x.mjs');`);
    expect(await runCopy(seen, { 'book.mjs': loading })).toMatchObject({ loss: 3, seen: nothingSeen });
  });

  it('is copied as Node names it where a link leads to it', async () => {
    opened(`const value = fs.readFileSync(at('x.csv'));`, { 'x.csv': '1' });
    folder.write('real/book.mjs', readFileSync(join(cwd, 'book.mjs'), 'utf8'));
    folder.write('real/x.csv', '2');
    symlinkSync(join(cwd, 'real/book.mjs'), join(cwd, 'linked.mjs'));
    const { loss, seen } = await run('linked.mjs');
    expect(loss).toBe(2);
    expect(seenFrom(cwd, seen).toSorted()).toEqual(['real/book.mjs', 'real/x.csv']);
    expect((await runCopy(seen, { 'real/x.csv': '9' }, 'linked.mjs')).loss).toBe(9);
  });

  it.each([
    ['a static import', `import { value } from 'UP/both.mjs';`, 'value', 'both.mjs'],
    ['a dynamic import', '', `(await import('UP/both.mjs')).value`, 'both.mjs'],
    ['a read', '', `fs.readFileSync(new URL('UP/both.csv', import.meta.url))`, 'both.csv'],
    ['require', '', `createRequire(import.meta.url)('UP/both.cjs').value`, 'both.cjs'],
  ])('is told from what only its reference loads first, by %s', async (_, head, value, both) => {
    const imports = `import fs from 'node:fs'; import { createRequire } from 'node:module'; ${head}\n`;
    const fit = `export const fit = async () => ({ metrics: { loss: [Number(${value})] }, parameters: {} });`;
    opened('const value = 0;', {
      'own.mjs': (imports + fit).replaceAll('UP', '.'),
      'sub/other.mjs': `import './alone.mjs'; ${imports}${fit}`.replaceAll('UP', '..'),
      'sub/alone.mjs': 'export {};',
      'both.mjs': 'export const value = 1;',
      'both.cjs': 'exports.value = 1;',
      'both.csv': '1',
    });
    const url = pathToFileURL(join(cwd, 'own.mjs')).href;
    const seen = joinSeen(await runReferenceFirst(pool, url, withReference(cwd, 'sub/other.mjs')));
    const reference = seen.files.filter((file) => file.reference).map(({ path }) => relative(cwd, path));
    expect(reference.toSorted()).toEqual(['sub/alone.mjs', 'sub/other.mjs']);
    expect([...(await readSubject(cwd, 'own.mjs', seen)).keys()]).toEqual(['own.mjs', both]);
    const { files = [] } = (await digestSources(cwd, experiment))(seen);
    expect(files.map(({ path }) => path)).toEqual([both, 'own.mjs', 'sub/alone.mjs', 'sub/other.mjs']);
  });
});
