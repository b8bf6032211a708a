import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { atLength, firstOf } from '../../tools/at-length.ts';
import { smallBook, smallExperiment, smallSubject } from './small-book.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

const cpu = ['--backend', 'cpu', '-j', '1', '--jit', 'off', '--prevalence', '0'];
const whole = 'reports/small/outcome.json';
const part = 'reports/small/part/outcome.json';

let workspace: Workspace;
beforeEach(() => (workspace = makeWorkspace(smallBook)));
afterEach(() => workspace.remove());

const run = (...flags: readonly string[]) => workspace.bookproof(['run', ...cpu, ...flags]);
const has = (path: string) => existsSync(join(workspace.folder, path));
const changesIn = (path: string) => JSON.parse(workspace.read(path)).changes;

describe('a part of a report', () => {
  it.each(
    firstOf(1, [
      [['-g', 'finite'], '--grep finite'],
      [['--seeds', '5'], '--seeds 5'],
      [['--set', 'rate=1,2'], '--set rate=1,2'],
    ] as const),
  )('made with %j goes beside the whole one, which stays as it was', async (flags, change) => {
    await run();
    const before = workspace.read(whole);
    const page = workspace.read('reports/small/index.html');
    const { err } = await run(...flags);
    expect(err).toContain('small: a part, in reports/small/part');
    expect(workspace.read(whole)).toBe(before);
    expect(workspace.read('reports/small/index.html')).toBe(page);
    expect(changesIn(part)).toEqual([change]);
    expect(workspace.read('reports/small/part/index.html')).toContain('href="../../index.html"');
    const index = workspace.read('reports/index.html');
    expect(index).toContain('href="./small/part/index.html"');
    expect(index).toContain(`<code>${change.replaceAll('=', '&#x3D;')}</code>`);
  });

  it.runIf(atLength)('that Ctrl-C left goes beside it too', async () => {
    await run();
    const before = workspace.read(whole);
    const slow = smallSubject
      .replace('export function', 'export async function')
      .replace('const [start]', 'await new Promise((done) => setTimeout(done, 400));\n  const [start]');
    workspace.write('book.js', slow);
    const { code } = await workspace.inChild(['run', ...cpu], { interruptAt: '3 of 9 runs' });
    expect(code).toBe(130);
    expect(workspace.read(whole)).toBe(before);
    expect(JSON.parse(workspace.read(part))).toMatchObject({ complete: false, changes: [] });
  });

  it('is the report where there is no whole one yet, and where the one there is a part too', async () => {
    await run('--seeds', '5');
    await run('--seeds', '6');
    expect(changesIn(whole)).toEqual(['--seeds 6']);
    expect(has('reports/small/part')).toBe(false);
  });

  it('goes where a whole run takes its place', async () => {
    await run();
    await run('--seeds', '5');
    await run();
    expect(has('reports/small/part')).toBe(false);
    expect(workspace.read('reports/index.html')).not.toContain('part/index.html');
  });

  it.runIf(atLength)('stays where it holds a file of the user, and takes that alone along', async () => {
    await run();
    await run('--seeds', '5');
    workspace.write('reports/small/part/notes.txt', 'mine');
    await run();
    expect(has(part)).toBe(false);
    expect(workspace.read('reports/small/part/notes.txt')).toBe('mine');
  });

  it('is explained and shown with --part; without it the whole one is, which says so', async () => {
    await run();
    const { out } = await run('--seeds', '5..6', '--set', 'epochs=2');
    expect(out).toContain('exit 0');
    const explained = await workspace.bookproof(['explain', 'loss-stays-finite', '--part']);
    expect(explained.out).toContain('seed=6');
    const usual = await workspace.bookproof(['explain', 'loss-stays-finite']);
    expect(usual.out).not.toContain('seed=6');
    expect(usual.err).toContain(
      'small: a later part (--seeds 5..6 --set epochs=2) is beside the whole report; --part shows that',
    );
    const shown = await workspace.bookproof(['show', 'small']);
    expect(shown.out).toMatch(/small\/index\.html\n$/);
    expect(shown.err).toContain('--part shows that');
    expect((await workspace.bookproof(['show', '--part'])).out).toMatch(/small\/part\/index\.html\n$/);
  });

  it.runIf(atLength)('names the command that explains it', async () => {
    workspace.write(
      'experiments/small.experiment.yaml',
      smallExperiment.replace('expect: loss falls', 'expect: loss rises'),
    );
    await run();
    const { out } = await run('--seeds', '5');
    const command = /npx bookproof (explain .*) shows why/.exec(out)?.[1] ?? '';
    expect(command).toBe('explain loss-falls-along-rate --part');
    expect((await workspace.bookproof(command.split(' '))).out).toContain('seed=5');
  });

  it.runIf(atLength)('does not keep the whole one from being blessed', async () => {
    workspace.write(
      'experiments/small.experiment.yaml',
      smallExperiment.replace('[streams]', '[streams, baseline]'),
    );
    await run();
    await run('--seeds', '5');
    const { code, out, err } = await workspace.bookproof(['bless', '--yes'], { env: { CI: '' } });
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('experiments/small.baseline.json: written');
    expect(has(part)).toBe(true);
  });

  it.runIf(atLength)('is none of the others, of which none is there', async () => {
    await run();
    const { code, err } = await workspace.bookproof(['explain', 'loss-stays-finite', '--part']);
    expect([code, err]).toEqual([2, 'reports holds no part; without --part the whole report is read\n']);
  });
});

describe('bookproof explain', () => {
  it('takes an experiment before the claim', async () => {
    workspace.write('experiments/other.experiment.yaml', smallExperiment);
    await run();
    const both = await workspace.bookproof(['explain', 'loss-stays-finite']);
    expect(both.out.match(/claim loss-stays-finite/g)).toHaveLength(2);
    const one = await workspace.bookproof(['explain', 'other', 'loss-stays-finite']);
    expect(one.out.match(/claim loss-stays-finite/g)).toHaveLength(1);
    expect(one.out).toContain('experiments/other.experiment.yaml');
  });

  it.runIf(atLength)('names the experiments where there is none of the name', async () => {
    await run();
    const { code, err } = await workspace.bookproof(['explain', 'othr', 'loss-stays-finite']);
    expect(code).toBe(2);
    expect(err).toContain('matches "othr"; there are small');
  });
});
