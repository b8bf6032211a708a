import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { atLength } from '../../tools/at-length.ts';
import { smallBook } from './small-book.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

const cpu = ['--backend', 'cpu', '-j', '1', '--jit', 'off'];

let workspace: Workspace;
afterEach(() => workspace.remove());

it.each([
  ['book.js', ['--reporter', 'json=book.js']],
  ['docs/index.html', ['-o', 'docs']],
  ['docs/small/index.html', ['-o', 'docs']],
  ['docs/small/outcome.json', ['-o', 'docs']],
  ['small-curves-1.png', ['--reporter', 'markdown=report.md']],
])('%s of the user is left as it is: ends with 73 before anything is trained', async (file, args) => {
  workspace = makeWorkspace({ ...smallBook, [file]: smallBook['book.js'] });
  const { code, out, err } = await workspace.bookproof(['run', ...cpu, ...args]);
  expect(err).toMatch(
    new RegExp(`^\\S+/${file} is no .* that bookproof wrote, and is not written over; .*\n$`),
  );
  expect({ code, out }).toEqual({ code: 73, out: '' });
  expect(workspace.read(file)).toBe(smallBook['book.js']);
  expect(existsSync(join(workspace.folder, 'reports'))).toBe(false);
});

it.runIf(atLength)('a second package with the same id is refused, and the first goes on', async () => {
  const of = (name: string) => ({
    [`${name}/package.json`]: JSON.stringify({ name, type: 'module' }),
    ...Object.fromEntries(Object.entries(smallBook).map(([path, text]) => [`${name}/${path}`, text])),
  });
  workspace = makeWorkspace({ ...of('a'), ...of('b') });
  const run = async (name: string) =>
    workspace.bookproof(['run', ...cpu, '-o', '../reports'], { within: name });
  expect((await run('a')).code).toBe(0);
  const { code, err } = await run('b');
  expect(code).toBe(73);
  expect(err).toContain(
    'experiments/small.experiment.yaml in the package a, not of experiments/small.experiment.yaml in the package b',
  );
  expect((await run('a')).code).toBe(0);
});

it('all that a run writes is replaced by the next, in the project itself too', async () => {
  workspace = makeWorkspace(smallBook);
  const faces = 'terminal=t.txt,junit=j.xml,json=v.json,markdown=m.md,github=g.txt';
  for (let time = 0; time < 2; time++) {
    const { code, err } = await workspace.bookproof(['run', ...cpu, '-o', '.', '--reporter', faces]);
    expect(code, err).toBe(0);
  }
  expect(readdirSync(workspace.folder).toSorted()).toEqual([
    'book.js',
    'experiments',
    'g.txt',
    'index.html',
    'j.xml',
    'm.md',
    'small',
    'small-along-1-1.png',
    'small-curves-1.png',
    'small-curves-2.png',
    'small-curves-3.png',
    't.txt',
    'v.json',
  ]);
  expect(workspace.read('book.js')).toBe(smallBook['book.js']);
});
