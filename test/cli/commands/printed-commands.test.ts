import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallBook, smallExperiment } from './small-book.ts';
import { makeWorkspace, type Ended, type Workspace } from './workspace.ts';

const given = ['--backend', 'cpu', '--seeds', '7,8', '--set', 'epochs=2', '--output', 'elsewhere'];

describe('a command that a run prints', () => {
  let workspace: Workspace;
  let ran: Ended;
  beforeAll(async () => {
    workspace = makeWorkspace({
      ...smallBook,
      'experiments/small.experiment.yaml': smallExperiment.replace(
        'expect: loss falls',
        'expect: loss rises',
      ),
    });
    ran = await workspace.bookproof(['run', ...given]);
  });
  afterAll(() => workspace.remove());

  const pasted = (start: RegExp) => {
    const line = ran.out.split('\n').find((each) => start.test(each)) ?? '';
    return workspace.bookproof(line.trim().split(' ').slice(2));
  };

  it('trains the deciding run as it was trained', async () => {
    const { code, out, err } = await pasted(/^ +npx bookproof run /);
    expect(err).toContain('chosen by --backend cpu');
    expect(code).toBe(0);
    expect(out).toMatch(/^[^\n]*epochs=2[^\n]*seed=[78]: finished\n/);
  });

  it('explains from the folder that was written', async () => {
    const { code, out } = await pasted(/^ +npx bookproof explain /);
    expect(code).toBe(0);
    expect(out).toContain('loss rises along rate');
  });
});
