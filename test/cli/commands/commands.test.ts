import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallBook } from '../commands/small-book.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;
beforeAll(() => {
  workspace = makeWorkspace(smallBook);
});
afterAll(() => workspace.remove());

describe('the commands', () => {
  it('list experiments with their claims and guards, and their runs when asked', async () => {
    const { code, out } = await workspace.bookproof(['list', '--runs']);
    expect(code).toBe(0);
    expect(out).toContain('small (experiments/small.experiment.yaml): A small book, 9 runs');
    expect(out).toContain('loss-stays-finite: It stays finite.');
    expect(out.match(/^ {2}run /gm)).toHaveLength(9);
  });

  it('validate the lists of defects beside experiments too', async () => {
    const own = makeWorkspace({ ...smallBook, 'experiments/small.sabotage.yaml': 'defects: []\n' });
    const { code, err } = await own.bookproof(['validate']);
    own.remove();
    expect(err).toContain('experiments/small.sabotage.yaml:1:10  "defects" must hold at least one defect');
    expect(code).toBe(2);
  });

  it('validate without running', async () => {
    const { code, out } = await workspace.bookproof(['validate']);
    expect(code).toBe(0);
    expect(out).toBe('experiments/small.experiment.yaml: 2 claims and 2 guards, no mistake\n');
  });

  it.each([
    [['rnu'], 'unknown command "rnu"; did you mean "run"?'],
    [['run', '--gerp', 'x'], 'unknown flag "--gerp"; did you mean "--grep"?'],
    [['run', '--backend', 'wams'], '--backend wams: did you mean "wasm"?'],
    [['run', '--reporter', 'junti'], '--reporter junti: did you mean "junit"?'],
    [['run', '--only', 'rate=2,seed=9'], 'no such run is planned; did you mean "rate=2,seed='],
    [['run', '-g', 'nothing-like-it'], '--grep nothing-like-it matches no claim or guard'],
    [['run', '-j', '0'], '--workers 0: a whole number from 1 to 1024 is needed'],
    [['run', '--set', 'raet=1'], '"raet"'],
    [['run', '--seeds', '3..1'], '--seeds 3..1'],
    [['run', 'elsewhere'], 'no experiment matches "elsewhere"'],
    [['run', '--grep'], '--grep needs a value'],
    [['list', '--backend', 'cpu'], '`bookproof list` takes no --backend'],
    [['explain', 'loss', '-o', 'nowhere'], 'nowhere holds no outcome yet'],
    [['judge', '-o', 'nowhere'], 'nowhere holds no outcome yet'],
  ])('end with 2 and a hint for %j', async (args, message) => {
    const { code, err } = await workspace.bookproof(args);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  it('help, and help of one command, name what there is', async () => {
    expect((await workspace.bookproof([])).out).toContain('explain [experiment] <claim or guard>');
    expect((await workspace.bookproof(['help', 'run'])).out).toContain('--backend <name>');
    expect((await workspace.bookproof(['run', '--help'])).out).toContain('--backend <name>');
    expect((await workspace.bookproof(['version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('judge decides from what was measured: a changed measurement changes the verdict', async () => {
    await workspace.bookproof(['run', '--backend', 'cpu', '-j', '1', '--jit', 'off']);
    const saved = workspace.read('reports/small/outcome.json');
    const outcome = JSON.parse(saved);
    outcome.checks[0].measured[1].value.values[0] = 1e6;
    workspace.write('reports/small/outcome.json', JSON.stringify(outcome));
    const { code, out } = await workspace.bookproof(['judge']);
    expect(code).toBe(1);
    expect(out).toContain('loss-falls-along-rate');
    workspace.write('reports/small/outcome.json', '{"format": "something else"}');
    const refused = await workspace.bookproof(['judge']);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('is no outcome that this version reads');
  });
});
