import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { smallBook, smallExperiment } from './small-book.ts';
import { atLength } from '../../tools/at-length.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

const cpu = ['--backend', 'cpu', '-j', '1', '--jit', 'off', '--prevalence', '0'];
const under = (folder: string) =>
  Object.fromEntries(Object.entries(smallBook).map(([path, text]) => [`${folder}/${path}`, text]));
const manifest = (name: string, more: object = {}) => JSON.stringify({ name, type: 'module', ...more });

let workspace: Workspace;
afterEach(() => workspace.remove());
const has = (path: string) => existsSync(join(workspace.folder, path));

describe('a command typed in a folder below the package', () => {
  const files = {
    'package.json': manifest('book'),
    ...smallBook,
    'experiments/small.experiment.yaml': smallExperiment.replace('expect: loss falls', 'expect: loss rises'),
    'src/deep/note.txt': '',
  };
  const within = 'src/deep';

  it('makes the report of the package, and prints paths and commands that work there', async () => {
    workspace = makeWorkspace(files);
    const { code, out } = await workspace.bookproof(['run', ...cpu], { within });
    expect(code).toBe(1);
    expect(has('reports/small/outcome.json')).toBe(true);
    expect(has('src/deep/reports')).toBe(false);
    expect(out).toContain('  ../../experiments/small.experiment.yaml\n');
    const commands = [...out.matchAll(/npx bookproof (.*?)( shows why)?$/gm)].map(([, words = '']) => words);
    expect(new Set(commands.map((words) => words.split(' ')[0]))).toEqual(new Set(['run', 'explain']));
    for (const words of new Set(commands))
      expect([words, (await workspace.bookproof(words.split(' '), { within })).code]).toEqual([words, 0]);
  });

  it.runIf(atLength)('makes the same page and outcome as in the package', async () => {
    workspace = makeWorkspace(files);
    const steady = (text: string) => text.replaceAll(/"(started|timings)":\s*("[^"]*"|\{[^}]*\})/g, '');
    await workspace.bookproof(['run', ...cpu]);
    const [outcome, page] = ['outcome.json', 'index.html'].map((file) =>
      workspace.read(`reports/small/${file}`),
    );
    await workspace.bookproof(['run', '../../experiments', ...cpu], { within });
    expect(steady(workspace.read('reports/small/outcome.json'))).toBe(steady(outcome ?? ''));
    // the page holds times, and the digest of its outcome, in which times stand
    const steadyPage = (text: string) =>
      text
        .replace(/(?<=<meta name="bookproof-outcome" content=")\w+/, '')
        .replace(/(?<=<dt>Time<\/dt>)<dd>[^<]*/, '')
        .replaceAll(/\d/g, '');
    expect(steadyPage(workspace.read('reports/small/index.html'))).toBe(steadyPage(page ?? ''));
  });

  it('takes paths from where it is typed', async () => {
    workspace = makeWorkspace(files);
    const flags = ['-o', 'out', '--reporter', 'junit=../x.xml'];
    await workspace.bookproof(['run', '../../experiments/small.experiment.yaml', ...cpu, ...flags], {
      within,
    });
    expect([has('src/deep/out/small/outcome.json'), has('src/x.xml'), has('reports')]).toEqual([
      true,
      true,
      false,
    ]);
    const { out } = await workspace.bookproof(['show', 'small', '-o', 'out'], { within });
    expect(out).toMatch(/src\/deep\/out\/small\/index\.html\n$/);
  });

  it('names a mistake by a path from there', async () => {
    workspace = makeWorkspace({ ...files, 'experiments/small.experiment.yaml': 'title: x' });
    const { code, err } = await workspace.bookproof(['validate'], { within });
    expect(code).toBe(2);
    expect(err).toMatch(/^\.\.\/\.\.\/experiments\/small\.experiment\.yaml:1:1/);
  });

  it('stays in a folder that has experiments itself, package or not', async () => {
    workspace = makeWorkspace({ ...files, ...under('part') });
    const { out } = await workspace.bookproof(['list'], { within: 'part' });
    expect(out).toContain('small (experiments/small.experiment.yaml)');
  });
});

describe('a command typed in the root of a monorepo', () => {
  // The folders of these tests are inside a package that has experiments: the monorepo is made not to be below it.
  const one = { 'repo/package.json': manifest('repo', { workspaces: ['packages/*'] }) };
  const two = {
    ...one,
    ...under('repo/packages/a'),
    'repo/packages/a/package.json': manifest('a'),
    ...under('repo/packages/b c'),
    'repo/packages/b c/package.json': manifest('b'),
    'repo/packages/none/package.json': manifest('none'),
  };

  it('names the folders to go to if several have experiments', async () => {
    workspace = makeWorkspace(two, { outside: true });
    const { code, err } = await workspace.bookproof(['list'], { within: 'repo' });
    expect([code, err]).toEqual([
      2,
      [
        'there are experiments in several packages here; go to one of them:',
        '  cd packages/a',
        "  cd 'packages/b c'",
        'or name it, as in `bookproof run packages/a`',
        '',
      ].join('\n'),
    ]);
  });

  it('works in the one that is named, and prints commands that name it', async () => {
    workspace = makeWorkspace(two, { outside: true });
    const { code, out } = await workspace.bookproof(['list', 'packages/b c'], { within: 'repo' });
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('(packages/b c/experiments/small.experiment.yaml)'),
    ]);
  });

  it.each([
    ['package.json', JSON.stringify({ workspaces: { packages: ['./packages/**'] } })],
    ['pnpm-workspace.yaml', 'packages:\n  - packages/*\n'],
  ])('works in the only one that has experiments, by %s', async (file, text) => {
    workspace = makeWorkspace(
      { ...under('repo/packages/a'), 'repo/packages/a/package.json': manifest('a'), [`repo/${file}`]: text },
      { outside: true },
    );
    const { code, out } = await workspace.bookproof(['list'], { within: 'repo' });
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('(packages/a/experiments/small.experiment.yaml)'),
    ]);
  });
});

describe('settings of a package', () => {
  const withSettings = (bookproof: object) => ({
    ...smallBook,
    'package.json': manifest('book', { bookproof }),
  });

  it.runIf(atLength)('stand in package.json, and the command line replaces them', async () => {
    workspace = makeWorkspace(
      withSettings({
        output: 'out',
        backend: 'cpu',
        workers: 1,
        jit: 'off',
        prevalence: 0,
        locale: 'zh-CN',
        reporter: ['json'],
      }),
    );
    const set = await workspace.bookproof(['run']);
    expect(set.code).toBe(0);
    expect(JSON.parse(set.out).experiments[0].locale).toBe('zh-CN');
    expect(has('out/small/outcome.json')).toBe(true);
    const typed = await workspace.bookproof([
      'run',
      '-o',
      'other',
      '--reporter',
      'terminal',
      '--locale',
      'en',
    ]);
    expect(typed.out).toContain('exit 0: everything holds · report in other/index.html');
    expect((await workspace.bookproof(['show', 'small'])).out).toMatch(/out\/small\/index\.html\n$/);
  });

  it.each([
    ['bookproof.config.ts', 'const output: string = "out";\nexport default { output };\n'],
    ['bookproof.config.mjs', 'export default { output: "out" };\n'],
    ['bookproof.config.js', 'module.exports = { output: "out" };\n'],
  ])('stand in %s', async (file, text) => {
    workspace = makeWorkspace({ ...smallBook, 'sub/x': '', 'package.json': '{"name":"book"}', [file]: text });
    const { code, err } = await workspace.bookproof(['show'], { within: 'sub' });
    expect([code, err]).toEqual([2, '../out holds no report yet; `bookproof run` writes one\n']);
  });

  it.each([
    [{ workrs: 2 }, '"bookproof" in package.json: unknown setting "workrs"; did you mean "workers"?'],
    [{ workers: 0 }, '"bookproof" in package.json: workers must be a whole number from 1 to 1024'],
    [
      { backend: 'wsam' },
      '"bookproof" in package.json: backend must be auto, tensorflow, wasm or cpu; did you mean "wasm"?',
    ],
    [
      { timeout: '5' },
      '"bookproof" in package.json: timeout must be a number of seconds, above 0 and at most 86400',
    ],
  ])('are refused: %j', async (set, message) => {
    workspace = makeWorkspace(withSettings(set));
    const { code, err } = await workspace.bookproof(['list']);
    expect([code, err]).toEqual([2, `${message}\n`]);
  });

  it('are named where their value is refused later', async () => {
    workspace = makeWorkspace(withSettings({ reporter: 'jnit', backend: 'cpu' }));
    const { code, err } = await workspace.bookproof(['run']);
    expect([code, err]).toEqual([
      2,
      '--reporter jnit: did you mean "junit"?\n--reporter is set by "bookproof" in package.json\n',
    ]);
  });

  it('stand in one place', async () => {
    workspace = makeWorkspace({
      ...withSettings({ workers: 1 }),
      'bookproof.config.mjs': 'export default {};',
    });
    expect((await workspace.bookproof(['list'])).err).toBe(
      'settings stand in bookproof.config.mjs and in "bookproof" in package.json: keep one of them\n',
    );
  });
});
