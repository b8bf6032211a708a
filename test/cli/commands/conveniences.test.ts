import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandHelp } from '../../../src/cli/command-help.ts';
import { parseCommandLine } from '../../../src/cli/command-line.ts';
import { commands } from '../../../src/cli/command-table.ts';
import { smallBook, smallExperiment } from './small-book.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

const cpu = ['--backend', 'cpu', '-j', '1', '--jit', 'off', '--prevalence', '0'];
const guarded = smallExperiment.replace('[streams]', '[streams, baseline]');
const rising = smallExperiment.replace('expect: loss falls', 'expect: loss rises');

let workspace: Workspace;
beforeAll(() => {
  workspace = makeWorkspace({
    ...smallBook,
    'experiments/small.experiment.yaml': guarded,
    'experiments/a-rising.experiment.yaml': rising,
    'experiments/z-last.experiment.yaml': smallExperiment,
  });
});
afterAll(() => workspace.remove());
const has = (path: string) => existsSync(join(workspace.folder, path));

describe('bookproof run --bail', () => {
  it('stops after the first experiment that does not hold, and names those that were not run', async () => {
    const { code, err } = await workspace.bookproof(['run', ...cpu, '--bail', '-q']);
    expect(code).toBe(1);
    expect(err).toBe('--bail: not run: small, z-last\n');
    expect(has('reports/small')).toBe(false);
  });
  it('goes on while experiments hold', async () => {
    const { code, err } = await workspace.bookproof(['run', 'z-last', ...cpu, '--bail', '-q']);
    expect([code, err]).toEqual([0, '']);
  });
});

describe('bookproof bless --dry-run', () => {
  const env = { CI: 'true' };
  it('shows what would be taken, writes nothing, and ends with 3; with 0 if nothing would', async () => {
    await workspace.bookproof(['run', 'small', ...cpu]);
    const dry = await workspace.bookproof(['bless', '--dry-run'], { env });
    expect(dry).toMatchObject({ code: 3, out: expect.stringContaining('nothing was blessed before') });
    expect(has('experiments/small.baseline.json')).toBe(false);
    await workspace.bookproof(['bless', '--yes'], { env: { CI: '' } });
    const again = await workspace.bookproof(['bless', '--dry-run'], { env });
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('holds these figures already') });
  });
});

it('list --json prints what list does, for programs', async () => {
  const { out } = await workspace.bookproof(['list', 'z-last', '--json']);
  expect(JSON.parse(out)).toEqual({
    format: 'bookproof/list/1',
    experiments: [
      {
        id: 'z-last',
        title: 'A small book',
        file: 'experiments/z-last.experiment.yaml',
        subject: 'book.js#shrink',
        claims: [
          { id: 'loss-falls-along-rate', says: 'The larger the rate, the smaller the loss.', line: 9 },
          { id: 'loss-stays-finite', says: 'It stays finite.', line: 12 },
        ],
        guards: [
          { id: 'streams', line: 15 },
          { id: 'reproducible', line: expect.any(Number) },
        ],
        runs: expect.arrayContaining(['rate=0,seed=0', 'rate=2,seed=2']),
      },
    ],
  });
});

describe('bookproof help', () => {
  it.each(Object.keys(commands))(
    'shows examples of %s that parse, and what its exit codes mean',
    async (name) => {
      const { out } = await workspace.bookproof(['help', name]);
      const { examples } = commandHelp[name as keyof typeof commands];
      for (const example of examples) {
        expect(out).toContain(example);
        const words = example
          .replace(/^source <\(|\s*[|#].*$|\).*$/g, '')
          .replaceAll(/'([^']*)'/g, (_, text: string) => text.replaceAll(' ', '\0'))
          .split(' ')
          .map((word) => word.replaceAll('\0', ' '));
        expect(parseCommandLine(words.slice(1)).command).toBe(name);
      }
      expect(out).toMatch(/Exit codes:/);
      expect(out).toMatch(/^ {2}2 {3}|2 usage/m);
    },
  );
});

describe('bookproof completion', () => {
  const complete = async (...typed: readonly string[]) => {
    const { out } = await workspace.bookproof(['completion', 'bash']);
    const words = typed.map((word) => `'${word}'`).join(' ');
    const script = `${out}\nCOMP_WORDS=(bookproof ${words}); COMP_CWORD=${typed.length}; _bookproof; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync('bash', ['-c', script], { cwd: workspace.folder, encoding: 'utf8' })
      .trim()
      .split('\n');
  };
  it.each([
    [['ex'], ['explain']],
    [['run', '--rep'], ['--reporter']],
    [['bless', '--d'], ['--dry-run']],
    [['run', '--backend', 'w'], ['wasm']],
    [['run', 'z'], ['z-last']],
    [['help', 'sab'], ['sabotage']],
    [['list', '--seeds'], ['']],
  ])('completes %j in bash', async (typed, expected) => expect(await complete(...typed)).toEqual(expected));

  it.each(['zsh', 'fish'])('of %s names every command and flag', async (shell) => {
    const { code, out } = await workspace.bookproof(['completion', shell]);
    expect(code).toBe(0);
    for (const [name, { flags }] of Object.entries(commands)) {
      expect(out).toContain(name);
      for (const flag of flags) expect(out).toMatch(new RegExp(`-(-|l )${flag}\\b`));
    }
  });

  it('refuses other shells', async () =>
    expect(await workspace.bookproof(['completion', 'fisch'])).toMatchObject({
      code: 2,
      err: '`bookproof completion` takes one shell: bash, zsh, fish; did you mean "fish"?\n',
    }));
});

describe('--color and --no-color', () => {
  it.each([
    [['--color'], { NO_COLOR: '1' }, true],
    [['--no-color'], { NO_COLOR: '' }, false],
    [[], {}, false],
  ])('%j have the last word', async (flags, env, colored) => {
    const { out } = await workspace.bookproof(['judge', 'z-last', ...flags], { env });
    expect(out.includes('\u001b[')).toBe(colored);
  });
  it('exclude each other', async () =>
    expect((await workspace.bookproof(['list', '--color', '--no-color'])).code).toBe(2));
});

describe('--locale', () => {
  it('holds for every line of results, the last included', async () => {
    const { out } = await workspace.bookproof(['judge', 'a-rising', '--locale', 'zh-CN']);
    expect(out.trimEnd().split('\n').at(-1)).toBe(
      '退出码 1：有论断或守卫不成立 · npx bookproof explain loss-falls-along-rate 说明原因',
    );
    expect(out).not.toMatch(/\b(claims?|guards?|fails|holds|exit)\b(?!-)/);
  });
});

describe('names of checks', () => {
  it.each([
    [
      ['run', '-g', 'nothing-like-it'],
      /^--grep nothing-like-it matches no claim or guard; there are loss-falls-along-rate, /,
    ],
    [
      ['run', '-g', 'loss-stays-finit3'],
      /^--grep .* matches no claim or guard; did you mean "loss-stays-finite"\?$/,
    ],
    [
      ['explain', 'loss-stays-finit'],
      /^no saved claim or guard "loss-stays-finit"; did you mean "loss-stays-finite"\?$/,
    ],
  ])('are named once each: %j', async (argv, message) => {
    const { code, err } = await workspace.bookproof(argv);
    expect([code, err.trimEnd()]).toEqual([2, expect.stringMatching(message)]);
    for (const id of ['loss-falls-along-rate', 'loss-stays-finite', 'streams'])
      expect(err.split(id).length).toBeLessThanOrEqual(2);
  });
});
