import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallBook, smallExperiment } from './small-book.ts';
import { makeWorkspace, type Ended, type Workspace } from './workspace.ts';

const failing = {
  ...smallBook,
  'experiments/small.experiment.yaml': smallExperiment.replace('expect: loss falls', 'expect: loss rises'),
};

describe('in GitHub Actions', () => {
  let workspace: Workspace;
  let ran: Ended;
  const env = () => ({
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: join(workspace.folder, '..'),
    GITHUB_STEP_SUMMARY: join(workspace.folder, 'summary.md'),
  });

  beforeAll(async () => {
    workspace = makeWorkspace({ ...failing, 'summary.md': 'Of a command before.\n' });
    ran = await workspace.bookproof(['run', '--backend', 'cpu', '-j', '1', '--jit', 'off'], { env: env() });
  });
  afterAll(() => workspace.remove());

  it('a run annotates the line of what fails, in the folder where the repository has it', () => {
    const folder = workspace.folder.split('/').at(-1);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(`\n::error file=${folder}/experiments/small.experiment.yaml,line=9,col=5,`);
    expect(ran.out).toContain('✗ A small book: ');
  });

  it('a run adds to the summary of the job, without pictures', () => {
    const summary = workspace.read('summary.md');
    expect(summary).toMatch(/^Of a command before\.\n\n## ✗ A small book: 1 claim fails\n\n### /);
    expect(summary).not.toContain('![');
  });

  it('deciding again adds to it too, and a summary that cannot be written decides nothing', async () => {
    const length = workspace.read('summary.md').length;
    await workspace.bookproof(['judge', '--reporter', 'json'], { env: env() });
    expect(workspace.read('summary.md').slice(length)).toMatch(/^\n## ✗ A small book: 1 claim fails\n/);
    mkdirSync(join(workspace.folder, 'folder'));
    const { code, err } = await workspace.bookproof(['judge'], {
      env: { ...env(), GITHUB_STEP_SUMMARY: join(workspace.folder, 'folder') },
    });
    expect(code).toBe(1);
    expect(err).toMatch(/^warning: the summary of the job, .*folder, cannot be written \(EISDIR\)$/m);
  });
});

describe('a reporter whose file cannot be written', () => {
  let saving: Workspace;
  beforeAll(async () => {
    saving = makeWorkspace(smallBook);
    await saving.bookproof(['run', '--backend', 'cpu', '-j', '1', '--jit', 'off', '--quiet']);
  });
  afterAll(() => saving.remove());

  it('is told of with 73 before anything is trained', async () => {
    const workspace = makeWorkspace(smallBook);
    const args = ['run', '--backend', 'cpu', '--reporter', 'terminal,junit=book.js/x.xml'];
    const { code, out, err } = await workspace.bookproof(args);
    expect(code).toBe(73);
    expect(out).toBe('');
    expect(err).toContain('book.js cannot be written (ENOTDIR); --reporter junit names another file');
    expect(err).not.toContain('small on cpu');
    workspace.remove();
  });

  it.each([
    ['before anything is printed, where that shows', 'x'.repeat(300), 'ENAMETOOLONG', false],
    // no file can be made in it, and no check of permissions sees that
    ['at the end, where that shows no sooner', '/proc/bookproof', 'ENOENT', true],
  ])('is told of %s, with what helps and no other exit code', async (_, file, reason, isPrinted) => {
    for (const name of ['junit', 'markdown']) {
      const args = ['judge', '--reporter', `terminal,${name}=${file}`];
      const { code, out, err } = await saving.bookproof(args);
      expect(code).toBe(73);
      expect(out.includes('A small book: ')).toBe(isPrinted);
      const endings = out.match(/^exit \d+/gm) ?? [];
      expect(endings).toEqual(isPrinted ? ['exit 73'] : []);
      expect(err).toContain(`cannot be written (${reason}); --reporter ${name} names another file`);
    }
  });
});
