import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { expectWritable, OutputError, writeFiles } from '../../src/io/write-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bookproof-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('writes text and bytes whole, into folders that it makes, over what was there', async () => {
  const long = 'λ'.repeat(300_000);
  await writeFiles(folder, { 'a/b.txt': 'before' });
  await writeFiles(folder, { 'a/b.txt': long, 'c.bin': Uint8Array.of(0, 255) });
  expect(readFileSync(join(folder, 'a/b.txt'), 'utf8')).toBe(long);
  expect([...readFileSync(join(folder, 'c.bin'))]).toEqual([0, 255]);
});

it('leaves no temporary file, whether it wrote or failed', async () => {
  mkdirSync(join(folder, 'taken'));
  await writeFiles(folder, { 'a.txt': 'a' });
  await expect(writeFiles(folder, { taken: 'text' })).rejects.toThrow(OutputError);
  expect(readdirSync(folder).toSorted()).toEqual(['a.txt', 'taken']);
});

it('names the path that it cannot write, the reason and the remedy', async () => {
  writeFileSync(join(folder, 'file'), '');
  const path = join(folder, 'file', 'below');
  await expect(writeFiles(join(folder, 'file'), { below: '' })).rejects.toThrow(
    `${path} cannot be written (EEXIST); --output names another folder`,
  );
});

it('tells beforehand whether a folder can be written, and makes nothing', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expectWritable(join(folder, 'new/deep'));
  await expect(expectWritable(join(folder, 'file'))).rejects.toThrow('ENOTDIR');
  await expect(expectWritable(join(folder, 'file/below'))).rejects.toThrow('ENOTDIR');
  expect(readdirSync(folder)).toEqual(['file']);
});

it.runIf(process.platform === 'linux')(
  'gives up on a folder whose parent refuses, rather than trying for ever',
  async () => {
    await expect(writeFiles('/proc/bookproof', { 'a.txt': '' })).rejects.toThrow('cannot be written');
  },
);
