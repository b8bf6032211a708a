import { afterEach, describe, expect, it } from 'vitest';
import { smallBook, smallExperiment, smallSubject } from './small-book.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

const baseline = 'experiments/small.baseline.json';
const guarded = smallExperiment.replace('guards: [streams]', 'guards: [streams, baseline]');

let workspace: Workspace;
afterEach(() => workspace.remove());

const run = () => workspace.bookproof(['run', '--backend', 'cpu', '-j', '1', '--jit', 'off', '-q']);
const bless = (...flags: string[]) => workspace.bookproof(['bless', ...flags], { env: { CI: '' } });

describe('bookproof bless', () => {
  it('is asked for, taken, told of what moved, and taken again', async () => {
    workspace = makeWorkspace({ ...smallBook, 'experiments/small.experiment.yaml': guarded });
    const first = await run();
    expect(first).toMatchObject({
      code: 4,
      out: expect.stringContaining(`there is no baseline ${baseline}`),
    });
    expect(await bless('--yes')).toMatchObject({
      code: 0,
      out: expect.stringContaining('nothing was blessed before'),
    });
    expect((await run()).code).toBe(0);
    expect((await bless('--yes')).out).toContain('holds these figures already');

    workspace.write('book.js', smallSubject.replace('+ 10', '+ 11'));
    expect(await run()).toMatchObject({ code: 3, out: expect.stringContaining('npx bookproof bless') });
    const before = workspace.read(baseline);
    const unasked = await workspace.inChild(['bless'], { env: { CI: '' } }); // nobody is at its standard input
    expect(unasked).toMatchObject({ code: 2, err: expect.stringContaining('--yes takes the changes') });
    expect(unasked.out).toMatch(/rate=2 +loss +[\d.]+ +→ +[\d.]+ +\+[\d.]+ sd/);
    expect(workspace.read(baseline)).toBe(before);
    expect((await bless('--yes')).code).toBe(0);
    expect((await run()).code).toBe(0);
  });

  it('refuses where CI is set, after a change of the code, and over a file that it cannot read', async () => {
    workspace = makeWorkspace({ ...smallBook, 'experiments/small.experiment.yaml': guarded });
    await run();
    const inCi = await workspace.bookproof(['bless', '--yes'], { env: { CI: 'true' } });
    expect(inCi).toMatchObject({ code: 2, err: expect.stringContaining('where CI is set') });
    workspace.write('book.js', `${smallSubject}\n`);
    expect(await bless('--yes')).toMatchObject({
      code: 2,
      err: expect.stringContaining('the subject (book.js) changed since'),
    });
    workspace.write('book.js', smallSubject);
    workspace.write(baseline, '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n');
    const merging = await bless('--yes');
    expect(merging).toMatchObject({ code: 2, err: expect.stringContaining('unfinished merge') });
    expect(workspace.read(baseline)).toContain('<<<<<<<');
  });
});
