import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallBook, smallSubject } from './small-book.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;
const compare = (...words: string[]) => workspace.bookproof(['compare', ...words]);

beforeAll(async () => {
  workspace = makeWorkspace(smallBook);
  const run = (folder: string) =>
    workspace.bookproof(['run', '--backend', 'cpu', '-j', '1', '--jit', 'off', '-q', '-o', folder]);
  await run('before');
  workspace.write('book.js', smallSubject.replace('- rate *', '+ rate *')); // the loss rises
  await run('after');
});
afterAll(() => workspace.remove());

describe('compare', () => {
  it('ends with 1 where a claim regressed, says why, and writes the page', async () => {
    const { code, out } = await compare('before', 'after');
    expect(code).toBe(1);
    expect(out).toContain('✗ 1 claim regressed, 3 unchanged');
    expect(out).toContain('The book’s code changed; the experiment and bookproof’s checks did not.');
    expect(out.replaceAll(/\s+/g, ' ')).toContain('3 seeds flipped to failing (0, 1, 2), none to holding.');
    expect(out).toContain('npx bookproof explain loss-falls-along-rate --output after');
    expect(out).toMatch(/exit 1: .* · page in reports\/comparison\.html\n$/);
    expect(workspace.read('reports/comparison.html')).toContain('1 claim regressed, 3 unchanged');
  });

  it('ends with 0 where nothing is worse: the same again, and the other way round', async () => {
    const same = await compare('before', 'before/small/outcome.json', '-o', 'elsewhere');
    expect([same.code, existsSync(join(workspace.folder, 'elsewhere/comparison.html'))]).toEqual([0, true]);
    expect(same.out).toContain('9 runs, all the same to the last bit.');
    const back = await compare('after/small', 'before', '-o', 'elsewhere');
    expect(back.code).toBe(0);
    expect(back.out).toContain('Nothing regressed: 1 claim fixed, 3 unchanged');
  });

  it('ends with 4 where something is no longer decided', async () => {
    const outcome = JSON.parse(workspace.read('before/small/outcome.json'));
    outcome.checks[0].verdict = {
      state: 'undecided',
      evidence: { kind: 'findings', findings: [] },
      margin: null,
      cause: { code: 'not-run', runs: 9, first: 'rate=0,seed=0' },
    };
    workspace.write('doubtful/small/outcome.json', JSON.stringify(outcome));
    const { code, out } = await compare('before', 'doubtful');
    expect(code).toBe(4);
    expect(out).toContain('? 1 claim undecided, 3 unchanged');
  });

  it('gives the comment of a pull request, with the curves beside it', async () => {
    const { code, err } = await compare(
      'before',
      'after',
      '--reporter',
      'markdown=comment/pull.md,json=all.json',
    );
    expect(code).toBe(1);
    expect(err).toContain('exit 1: ');
    const comment = workspace.read('comment/pull.md');
    expect(comment.split('\n')[0]).toBe('**✗ 1 claim regressed, 3 unchanged**');
    const [, image = ''] = /!\[[^\]]*\]\(<([^>]*)>\)/.exec(comment) ?? [];
    const bytes = readFileSync(join(workspace.folder, 'comment', image));
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(JSON.parse(workspace.read('all.json')).experiments[0].checks[0]).toMatchObject({
      state: 'regressed',
      base: 'holds',
      head: 'fails',
    });
  });

  it('adds itself to the summary of a job', async () => {
    const env = { GITHUB_STEP_SUMMARY: join(workspace.folder, 'summary.md') };
    await workspace.bookproof(['compare', 'before', 'after'], { env });
    expect(workspace.read('summary.md').split('\n')[0]).toBe('**✗ 1 claim regressed, 3 unchanged**');
  });

  it('speaks Chinese', async () =>
    expect((await compare('before', 'after', '--locale', 'zh-CN')).out).toContain(
      '✗ 1 条论断变坏，3 项不变',
    ));

  it.each([
    [[], '`bookproof compare` takes two paths'],
    [['before', 'after', 'more'], '`bookproof compare` takes two paths'],
    [['before', 'nowhere'], 'nowhere does not exist; give an outcome.json, or a folder of reports'],
    [['experiments', 'after'], 'experiments holds no outcome; give an outcome.json'],
    [['book.js', 'after'], 'book.js is no outcome that this version reads'],
    [['before', 'after', '--reporter', 'markdwon'], '--reporter markdwon: did you mean "markdown"?'],
    [['before', 'after', '--reporter', 'junit'], '--reporter junit: known are terminal, markdown, json'],
  ])('ends with 2 and one clear error for %j', async (words, message) => {
    const { code, err, out } = await compare(...words);
    expect(err).toContain(message);
    expect([code, out]).toEqual([2, '']);
  });

  it('compares no two experiments with each other', async () => {
    const other = workspace.read('after/small/outcome.json').replaceAll('"id": "small"', '"id":"other"');
    workspace.write('other.json', other.replace('"id":"small"', '"id":"other"'));
    const { code, err } = await compare('before/small/outcome.json', 'other.json');
    expect(code).toBe(2);
    expect(err).toContain(
      'other.json is of other, the other path of small; compare two outcomes of one experiment',
    );
  });

  it('tells its exit codes in its help', async () =>
    expect((await workspace.bookproof(['help', 'compare'])).out).toContain(
      '4 something is no longer decided',
    ));
});
