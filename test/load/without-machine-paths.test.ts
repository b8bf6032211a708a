import { describe, expect, it } from 'vitest';
import { withoutMachinePaths } from '../../src/load/without-machine-paths.ts';

const shown = (text: string, folder = '/home/ann/the book', home = '/home/ann') =>
  withoutMachinePaths(text, folder, home);

describe('withoutMachinePaths', () => {
  it.each([
    ['a file of the folder', "no '/home/ann/the book/data/a.csv'", "no 'data/a.csv'"],
    ['its place', 'at fit (/home/ann/the book/a.ts:3:5)', 'at fit (a.ts:3:5)'],
    ['the folder', 'in /home/ann/the book.', 'in ..'],
    ['its address', 'in file:///home/ann/the%20book/a.ts?v=1:3:5', 'in a.ts:3:5'],
    ['a package', '/home/ann/the book/node_modules/a/b.js:1', 'node_modules/a/b.js:1'],
    ['a package beside', '/home/ann/other/node_modules/.pnpm/a@1/node_modules/a/b.js', 'node_modules/a/b.js'],
    ['a package elsewhere', 'at x (/opt/lib/node_modules/a/b.js:1)', 'at x (node_modules/a/b.js:1)'],
    ['a package by address', 'file:///opt/lib/node_modules/a/b.js', 'node_modules/a/b.js'],
    ['the home', 'cache=/home/ann/.cache/x', 'cache=~/.cache/x'],
    ['another home', '/home/bob/x', '../../bob/x'],
    ['a longer name', '/home/annika/x and /home/ann/the bookshelf', '../../annika/x and ~/the bookshelf'],
    ['every one', '/home/ann/the book/a /home/ann/the book/b', 'a b'],
    ['what is of the system', '/usr/lib/x.so, /dev/null', '/usr/lib/x.so, /dev/null'],
    ['an address of the web', 'https://a.b/home/ann/c', 'https://a.b/home/ann/c'],
    ['a relative path', 'packages/b/node_modules/c/d.js', 'packages/b/node_modules/c/d.js'],
    ['no path', 'shapes [2, 3] / [3]', 'shapes [2, 3] / [3]'],
  ])('shortens %s', (_, text, expected) => expect(shown(text)).toBe(expected));

  it('knows what lies beside a folder', () =>
    expect(shown('/srv/ci/book/../x /srv/ci/lib/y.ts', '/srv/ci/book', '/root')).toBe('../x ../lib/y.ts'));

  it('knows paths of Windows', () =>
    expect(
      shown(
        String.raw`no c:\users\ann\book\a.csv in file:///C:/Users/ann/x`,
        String.raw`C:\Users\ann\book`,
        String.raw`C:\Users\ann`,
      ),
    ).toBe('no a.csv in ~/x'));

  it.each(['/', ''])('leaves texts alone where the home is "%s"', (home) =>
    expect(shown('/usr/x a/b', '/work/x', home)).toBe('/usr/x a/b'),
  );

  it('is done soon with a long text', () => {
    expect(shown(',/'.repeat(8000))).toBe(',/'.repeat(8000));
    expect(shown('/a'.repeat(8000))).toBe('/a'.repeat(8000));
  });
});
