import { cpSync, readdirSync, statSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestRules } from '../../src/io/digest-rules.ts';
import { atLength } from '../tools/at-length.ts';
import { makeFolder, type Folder } from './folder.ts';

const src = resolve(import.meta.dirname, '../../src');
/** What shows what was decided, is the book, or installs; a new room decides unless it is named here. */
const showing = ['app/publish', 'book', 'cli', 'native', 'report'];

/** A file of each room, and of the top, apart from what starts or builds; at length, of each folder of a room. */
function oneOfEachFolder(): readonly string[] {
  const files = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => relative(src, join(entry.parentPath, entry.name)))
    .filter((file) => !['build.mjs', 'bookproof.mjs'].includes(file));
  const folderOf = (file: string) =>
    file
      .split('/')
      .slice(0, -1)
      .slice(0, atLength ? undefined : 1)
      .join('/');
  return [...new Map(files.map((file) => [folderOf(file), file])).values()];
}
const isShowing = (file: string) => showing.some((room) => file.startsWith(`${room}/`));

it.each(showing)('%s, which shows, is a folder', (room) => {
  expect(statSync(join(src, room)).isDirectory()).toBe(true);
});

describe('digestRules', () => {
  let folder: Folder;
  let before: string;
  beforeAll(async () => {
    folder = makeFolder({});
    cpSync(src, folder.path, { recursive: true });
    before = await digestRules(folder.path);
  });
  afterAll(() => folder.remove());
  const movesWith = async (file: string) => {
    await appendFile(join(folder.path, file), '\n// a line more');
    const now = await digestRules(folder.path);
    const moved = now !== before;
    before = now;
    return moved;
  };

  it.each(oneOfEachFolder().filter((file) => !isShowing(file)))('moves with a line of %s', async (file) => {
    expect(await movesWith(file)).toBe(true);
  });

  it.each(oneOfEachFolder().filter(isShowing))(
    'stays with a line of %s, which decides nothing',
    async (file) => {
      expect(await movesWith(file)).toBe(false);
    },
  );

  it.each([
    ['a room of rooms', 'room/in/a/room.ts'],
    ['a hook in JavaScript', 'load/more-hooks.mjs'],
    ['a room whose name begins as one that shows', 'reporting/rule.ts'],
  ])('moves with %s that comes', async (_, file) => {
    folder.write(file, 'export {};');
    const now = await digestRules(folder.path);
    expect(now).not.toBe(before);
    before = now;
  });

  it('moves where texts change places', async () => {
    folder.write('x/a.ts', '1');
    folder.write('x/b.ts', '2');
    const one = await digestRules(folder.path);
    folder.write('x/a.ts', '2');
    folder.write('x/b.ts', '1');
    expect(await digestRules(folder.path)).not.toBe(one);
  });

  it('is of its folder alone, wherever that lies', async () => {
    const [one, two] = [makeFolder({ 'a/b.ts': '1' }), makeFolder({ 'a/b.ts': '1' })];
    expect(await digestRules(one.path)).toBe(await digestRules(two.path));
    one.remove();
    two.remove();
  });
});
