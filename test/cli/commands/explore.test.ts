import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { smallBook } from './small-book.ts';
import { makeWorkspace, type Ended, type Workspace } from './workspace.ts';

const cpu = ['--backend', 'cpu', '-j', '2'];
const book = { 'package.json': '{ "type": "module" }', ...smallBook };

function opened(changed: Readonly<Record<string, string>> = {}): Workspace {
  const workspace = makeWorkspace({ ...book, ...changed });
  onTestFinished(() => workspace.remove());
  return workspace;
}

describe('bookproof sabotage --explore, without a list of defects', () => {
  let workspace: Workspace;
  let ended: Ended;
  beforeAll(async () => {
    workspace = makeWorkspace(book);
    ended = await workspace.bookproof(['sabotage', '--explore', 'small', ...cpu]);
  });
  afterAll(() => workspace.remove());

  it('ends with 0, prints the score, and says how many were tried', () => {
    expect(ended.err).toContain('small: 1 of 10, unmodified clean\n');
    expect(ended.out).toContain('· A small book: caught 2 of 7 that ran (29 %), 5 survive, 2 crash\n');
    expect(ended.out).toContain('  All 9 generated defects tried.\n');
    expect(ended.out.trimEnd()).toMatch(/\nexit 0: generated defects were tried; a score is no verdict$/);
    expect(ended.code).toBe(0);
  });

  it('shows the survivors with their line and what was changed, and not what is caught', () => {
    expect(ended.out).toContain('    book.js:4  constant: 10 → 100\n');
    expect(ended.out).not.toContain('constant: 3 → 30');
    expect(ended.err).toContain('constant:book.js:2:45:30 caught\n');
  });

  it('shows apart what crashes, with why', () => {
    expect(ended.out).toMatch(
      / {2}Crashed or hung\n {4}book\.js:3 {2}argument dropped: , \[1\] → nothing\n {6}rate=/,
    );
  });

  it('writes nothing', () => {
    expect(existsSync(join(workspace.folder, 'reports'))).toBe(false);
    expect(existsSync(join(workspace.folder, '.bookproof'))).toBe(false);
  });
});

describe('bookproof sabotage --explore', () => {
  it('tries as many as asked for, of those that match, and says how to try all; in Chinese as well', async () => {
    const workspace = opened();
    const args = ['sabotage', '--explore', '2', 'small', '-g', '^constant', '--locale', 'zh-CN', ...cpu];
    const { code, out, err } = await workspace.bookproof(args);
    expect(code).toBe(0);
    expect(err.match(/constant:/g)).toHaveLength(2);
    expect(out).toContain('一本小书');
    expect(out).toContain('--explore 7 尝试全部');
  });

  it('ends with 1, and tries no defect, where the code as it is fails', async () => {
    const workspace = opened({ 'book.js': smallBook['book.js'].replace('- rate', '+ rate') });
    const { code, out, err } = await workspace.bookproof(['sabotage', '--explore', ...cpu]);
    expect(code).toBe(1);
    expect(err).toBe('small: 1 of 1, unmodified unclean\n');
    expect(out).toContain('✗ A small book: the code as it is is not clean: loss-falls-along-rate fails\n');
  });

  it('is refused before anything is run where a report is asked for', async () => {
    const { code, err } = await opened().bookproof(['sabotage', '--explore', '-o', 'docs', ...cpu]);
    expect(err).toBe('--output is of no use with --explore: what it finds is shown, and not written\n');
    expect(code).toBe(2);
  });
});
