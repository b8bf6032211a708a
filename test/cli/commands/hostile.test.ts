import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../../src/cli/command-table.ts';
import { perform } from '../../../src/cli/perform.ts';
import { liveIn, proseOf } from '../../fixtures/report/live-in.ts';
import { obeyedIn } from '../../fixtures/report/obeyed-in.ts';
import { unclosed } from '../../fixtures/report/tags-of.ts';
import { atLength } from '../../tools/at-length.ts';
import { attack, brokenFiles, hostileBook, plainAttack, savedHostile } from './hostile-book.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

const quick = ['--backend', 'cpu', '-j', '1'];
const files =
  'terminal,github,json=out/v.json,junit=out/j.xml,markdown=out/m.md,terminal=out/t.txt,github=out/g.txt';

/** Commands with all that they print, in an order in which each finds what it reads. */
const told: readonly (readonly string[])[] = [
  ['list', '--runs'],
  ['validate'],
  ['run', ...quick, '--jit', 'off', '--timings', '--reporter', files],
  ...(atLength ? [['run', ...quick, '--jit', 'off', '--locale', 'zh-CN', '-o', 'zh']] : []),
  ['run', ...quick, '--only', `label="${plainAttack}",rate=1,seed=0`],
  ['run', ...quick, '--only', `label="${plainAttack}",rate=3,seed=0`],
  ['judge', '--reporter', 'json'],
  ['judge', '--reporter', 'junit'],
  ['judge', '--reporter', 'markdown'],
  ['report'],
  ['explain', 'falls'],
  ['explain', 'streams'],
  ['show'],
  ['compare', 'reports', 'reports'],
  ...(atLength ? [['compare', 'saved', 'reports']] : []),
  ['compare', 'saved', 'saved', '--reporter', 'terminal,markdown=out/c.md,json=out/c.json'],
  ['jit', '--backend', 'cpu'],
  ...(atLength ? [['map', ...quick, '--prevalence', '2']] : []),
  ['sabotage', ...quick],
  ...(atLength ? [['sabotage', ...quick, '--explore', '2']] : []),
  ['bless', '--yes'],
  ['help'],
  ['version'],
  ['completion', 'bash'],
  ['judge', '-o', 'saved', '--reporter', 'terminal,github'],
  ...(atLength ? [['report', '-o', 'saved']] : []),
  ['explain', '-o', 'saved', `${attack}falls${attack}`],
  ['explain', '-o', 'saved', 'data-law'],
  ['bless', '-o', 'saved', '--yes'],
  ['judge', '-o', 'unreadable'],
  ...Object.keys(brokenFiles).flatMap((file) =>
    file.startsWith('broken/')
      ? [
          ['validate', file],
          ['list', file],
        ]
      : [],
  ),
  [attack],
  ['run', attack],
  ['run', `--${attack}`],
  ...['--grep', '--only', '--set', '--seeds', '--reporter', '--backend', '--jit', '--locale', '-o'].map(
    (flag) => ['run', flag, attack.replaceAll('\u0000', '')],
  ),
  ['run', '--set', `${attack}=1`],
  ['explain', attack],
  ['show', attack],
  ['compare', attack, attack],
  ['judge', '-o', attack],
  ['help', attack],
];

describe('hostile text in every string of a book', () => {
  let workspace: Workspace;
  const before = process.cwd();
  beforeAll(() => {
    workspace = makeWorkspace({ ...hostileBook, ...brokenFiles, 'saved/ridge/outcome.json': savedHostile() });
    process.chdir(workspace.folder);
  });
  afterAll(() => {
    process.chdir(before);
    workspace.remove();
  });

  /** Performs a command as in GitHub Actions, on a terminal with colours. */
  async function print(words: readonly string[], ci: boolean): Promise<string> {
    let printed = '';
    const print = (text: string) => void (printed += text);
    const actions = {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: join(workspace.folder, 'summary.md'),
    };
    await perform(words, {
      cwd: workspace.folder,
      env: ci ? actions : {},
      out: print,
      err: print,
      ask: async (question) => {
        print(`${question}\n`);
        return undefined;
      },
      open: async () => undefined,
      terminal: { color: true, width: 60, interactive: false },
      signal: new AbortController().signal,
    });
    return printed;
  }

  it.runIf(atLength)('stands in no command that this test does not try', () =>
    expect(Object.keys(commands).filter((name) => !told.some(([word]) => word === name))).toEqual([
      'setup-native',
    ]),
  );

  it.each(told)('is obeyed by no terminal and no log: %j %j %j', async (...words) => {
    const printed = await print(words, words[0] !== 'bless');
    expect(printed).not.toBe('');
    expect(printed).not.toContain('bookproof has a bug');
    expect(obeyedIn(withoutOwn(printed), true)).toEqual([]);
  });

  it('is obeyed nowhere in the files that were written', () => {
    const written = readdirSync('.', { recursive: true, encoding: 'utf8' }).filter(
      (file) => extname(file) in readers,
    );
    expect(new Set(written.map((file) => extname(file)))).toEqual(new Set(Object.keys(readers)));
    for (const file of written.filter((each) => !each.startsWith('unreadable')))
      expect([file, readers[extname(file)]?.(workspace.read(file))]).toEqual([file, []]);
    expect(existsSync('summary.md')).toBe(true);
  });

  it('leaves no path of this machine in what was written', () => {
    const written = readdirSync('.', { recursive: true, encoding: 'utf8' }).filter(
      (file) => /^(?:reports|zh|out|summary)/.test(file) && extname(file) in readers,
    );
    const texts = written.map((file) => [file, workspace.read(file)] as const);
    const told = texts.filter(
      ([, text]) => text.includes(workspace.folder) || text.includes(`${homedir()}/secret`),
    );
    expect(told.map(([file]) => file)).toEqual([]);
    expect(workspace.read('reports/hostile/outcome.json')).toContain('data/a.csv ~/secret');
  });
});

/** Drops our colours, and our commands to GitHub's log as far as they go before data. */
function withoutOwn(printed: string): string {
  return printed
    .replaceAll(new RegExp(`${String.fromCodePoint(0x1b)}\\[(?:1|2|22|31|32|33|39)m`, 'g'), '')
    .replaceAll(/^::(?=(?:error|warning) (?:file|title)=|debug::bookproof\/)/gm, '');
}

/** What would be obeyed in a file, by the kind of its reader. */
const readers: Readonly<Record<string, (text: string) => readonly string[]>> = {
  '.txt': (text) => obeyedIn(withoutOwn(text), true),
  '.md': (text) => [...obeyedIn(text, false), ...liveIn(text), ...tagsIn(text)],
  '.xml': (text) => [...obeyedIn(text, false), ...unclosed(text)],
  '.json': (text) => (JSON.parse(text) === undefined ? ['no data'] : []),
  // a page keeps each direction of text apart, as test/browser/hostile.browser.ts sees
  '.html': (text) => [
    ...obeyedIn(text.replaceAll(/\p{Bidi_Control}/gu, ''), false),
    ...(text.match(/<b>&/g) ?? []),
  ],
};

/** Elements of Markdown but folds and our mark. */
function tagsIn(markdown: string): readonly string[] {
  const opened = proseOf(markdown).match(/<[/!]?[a-z-]+/gi) ?? [];
  return opened.filter((tag) => !/^<(?:\/?(?:details|summary)$|!--|(?:hostile|c)-)/.test(tag)); // the last: pictures
}
