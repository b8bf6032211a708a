import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBook } from './loading-book.ts';
import { packInto, run } from './packed.ts';
import { root } from '../workspace.ts';

const page = readFileSync(join(root, 'docs/getting-started.md'), 'utf8');

type Step = { readonly kind: 'sh' | 'ts'; readonly text: string; readonly file: string | undefined };

/** The page's blocks in their order: commands, and files, which the words before them name. */
const steps: readonly Step[] = [...page.matchAll(/^```(sh|ts)\n(.*?)^```$/gms)].map(
  ([, kind, text = ''], i, all) => {
    const before = page.slice(all[i - 1]?.index ?? 0, all[i]?.index).replaceAll(/^```.*?^```$/gms, '');
    return {
      kind: kind as Step['kind'],
      text,
      file: before
        .match(/`[\w./-]+\.m?ts`/g)
        ?.at(-1)
        ?.slice(1, -1),
    };
  },
);

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'getting-started-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let packed: string;
beforeAll(() => void (packed = packInto(folder)), 400_000);

/** Does what the page says, word by word; the name alone stands for the tarball. Returns what the commands print. */
function follow(book: string): string {
  let printed = '';
  const sh = (line: string) => (printed += run('sh', ['-c', `${line} 2>&1`], book));
  for (const { kind, text, file } of steps) {
    if (kind === 'ts') {
      expect(file, `where this belongs:\n${text}`).toBeDefined();
      writeBook(book, { [file!]: text });
    } else
      for (const line of text.trim().split('\n')) sh(line.replace(/(?<=install .*)\bbookproof\b/, packed));
  }
  sh('npm install --save-dev vitest');
  sh('npx vitest run');
  return printed;
}

describe.each(['commonjs', 'module'])('Getting started, in a package of type %s', (type) => {
  it('ends with a green report and a green suite', () => {
    const book = join(folder, type);
    writeBook(book, { 'package.json': JSON.stringify({ name: 'a-book', private: true, type }) });
    const printed = follow(book);
    expect(printed).toContain('2 claims and 1 guard hold');
    expect(printed).toContain('exit 0: everything holds');
    expect(printed).toMatch(/Tests +3 passed/);
    expect(existsSync(join(book, 'reports/index.html'))).toBe(true);
    expect(readFileSync(join(book, '.gitignore'), 'utf8')).toBe('reports/\n');
  }, 400_000);

  it('has installed pages whose pictures and links are there', () => {
    const installed = join(folder, type, 'node_modules/bookproof');
    const pages = [
      'README.md',
      'CONTRIBUTING.md',
      'docs/getting-started.md',
      'docs/experiments.md',
      'docs/report.md',
    ];
    const lacking = pages.flatMap((name) => {
      const links = readFileSync(join(installed, name), 'utf8').matchAll(/\]\((?!\w+:)([^)#\s]+)/g);
      const targets = [...links].map(([, target = '']) => join(installed, dirname(name), target));
      return targets.filter((target) => !existsSync(target)).map((target) => relative(installed, target));
    });
    expect(lacking).toEqual([]);
  });
});
