import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { collectDead, temporaryName } from '../../src/io/temporary.ts';
import { makeFolder, type Folder } from './folder.ts';

let folder: Folder;
afterEach(() => folder.remove());

const dead = spawnSync(process.execPath, ['-e', '']).pid;
const frame = /^[^/]+\.\.tmp$/;

it('collects what a dead process of this machine left, and nothing else', async () => {
  const own = `a.json.${temporaryName()}.tmp`;
  const left = own.replace(`-${process.pid}-`, `-${dead}-`);
  const elsewhere = left.replace(/bookproof-[0-9a-f]{12}/, `bookproof-${'0'.repeat(12)}`);
  const old = `b.json.${elsewhere.slice('a.json.'.length)}`;
  const others = ['a.json.tmp', 'bookproof.tmp', `${left}.bak`, `mine-${dead}.tmp`, own, elsewhere];
  folder = makeFolder(Object.fromEntries([...others, left, old].map((name) => [name, 'text'])));
  utimesSync(join(folder.path, old), new Date(0), new Date(0));
  await collectDead(folder.path, frame);
  expect(readdirSync(folder.path).toSorted()).toEqual(others.toSorted());
});

it('collects folders of copies', async () => {
  folder = makeFolder({ mine: '' });
  const left = `sabotage-${temporaryName().replace(`-${process.pid}-`, `-${dead}-`)}`;
  mkdirSync(join(folder.path, left, 'src'), { recursive: true });
  writeFileSync(join(folder.path, left, 'src/a.js'), '');
  await collectDead(folder.path, frame);
  expect(readdirSync(folder.path)).toContain(left);
  await collectDead(folder.path, /^sabotage-$/);
  expect(readdirSync(folder.path)).toEqual(['mine']);
});

it('never gives a name twice', () => {
  expect(new Set(Array.from({ length: 1000 }, temporaryName)).size).toBe(1000);
});
