import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { moveIntoPlace } from '../../src/build/compile.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bookproof-dist-'));
afterAll(() => rmSync(folder, { recursive: true }));
const dist = join(folder, 'dist');

/** Moves a build of some files into place, each of which holds the name of the build. */
function build(name: string, files: readonly string[], began = new Date()): void {
  const aside = join(folder, name);
  for (const file of files) {
    mkdirSync(dirname(join(aside, file)), { recursive: true });
    writeFileSync(join(aside, file), name);
  }
  moveIntoPlace(aside, dist, began);
}

const filesNow = () =>
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();

it('moveIntoPlace keeps the chunks of the build before, which a running process may load, and no older ones', () => {
  build('first', ['cli.js', 'chunk-AAAAAAAA.js', 'viewer/page.js', 'gone.d.ts']);
  build('second', ['cli.js', 'chunk-BBBBBBBB.js', 'viewer/page.js']);
  expect(filesNow()).toEqual(['built', 'chunk-AAAAAAAA.js', 'chunk-BBBBBBBB.js', 'cli.js', 'page.js']);
  expect(readFileSync(join(dist, 'cli.js'), 'utf8')).toBe('second');
  build('third', ['cli.js', 'chunk-CCCCCCCC.js', 'viewer/page.js']);
  expect(filesNow()).toEqual(['built', 'chunk-BBBBBBBB.js', 'chunk-CCCCCCCC.js', 'cli.js', 'page.js']);
});

it('moveIntoPlace dates a build by when it began: what is edited meanwhile is newer', () => {
  const began = new Date('2020-01-01T00:00:00Z');
  build('dated', ['cli.js'], began);
  expect(statSync(join(dist, 'built')).mtimeMs).toBe(began.getTime());
});
