import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { OutputError } from '../../src/io/output-error.ts';
import { assertWritable, writeFiles, type OurFile } from '../../src/io/write-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bookproof-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = (content: string): OurFile => ({
  kind: 'markdown',
  content: `${content}\n<!-- bookproof/markdown/1 -->\n`,
});

it('writes text and bytes whole, into folders that it makes, over what was there', async () => {
  const long = 'λ'.repeat(300_000);
  const bytes = Buffer.from('\x89PNG\xfftEXtSoftware\0bookproof/picture/1', 'latin1');
  await writeFiles(folder, { 'a/b.txt': text('before') });
  await writeFiles(folder, { 'a/b.txt': text(long), 'c.bin': { kind: 'picture', content: bytes } });
  expect(readFileSync(join(folder, 'a/b.txt'), 'utf8')).toBe(text(long).content);
  expect([...readFileSync(join(folder, 'c.bin'))]).toEqual([...bytes]);
});

it('leaves no temporary file, whether it wrote or failed', async () => {
  mkdirSync(join(folder, 'taken'));
  await writeFiles(folder, { 'a.txt': text('a') });
  await expect(writeFiles(folder, { taken: text('text') })).rejects.toThrow(OutputError);
  expect(readdirSync(folder).toSorted()).toEqual(['a.txt', 'taken']);
});

it('names the path that it cannot write, the reason and the remedy', async () => {
  writeFileSync(join(folder, 'file'), '');
  const path = join(folder, 'file', 'below');
  await expect(writeFiles(join(folder, 'file'), { below: text('') })).rejects.toThrow(
    `${path} cannot be written (EEXIST); --output names another folder`,
  );
});

it('writes none of several where one would replace what is the user’s', async () => {
  writeFileSync(join(folder, 'b.txt'), 'mine');
  await expect(writeFiles(folder, { 'a.txt': text('a'), 'b.txt': text('b') })).rejects.toThrow(
    `${join(folder, 'b.txt')} is no Markdown report that bookproof wrote, and is not written over; --output names another folder`,
  );
  expect(readdirSync(folder)).toEqual(['b.txt']);
  expect(readFileSync(join(folder, 'b.txt'), 'utf8')).toBe('mine');
});

it('refuses to write what it could not replace', () =>
  expect(writeFiles(folder, { a: { kind: 'junit', content: '<testsuites/>' } })).rejects.toThrow(
    'a bears no mark of a junit',
  ));

it('tells beforehand whether a folder can be written, and makes nothing', async () => {
  writeFileSync(join(folder, 'file'), '');
  await assertWritable(join(folder, 'new/deep'));
  await expect(assertWritable(join(folder, 'file'))).rejects.toThrow('ENOTDIR');
  await expect(assertWritable(join(folder, 'file/below'))).rejects.toThrow('ENOTDIR');
  expect(readdirSync(folder)).toEqual(['file']);
});

it.runIf(process.platform === 'linux')(
  'gives up on a folder whose parent refuses, rather than trying for ever',
  async () => {
    await expect(writeFiles('/proc/bookproof', { 'a.txt': text('') })).rejects.toThrow('cannot be written');
  },
);
