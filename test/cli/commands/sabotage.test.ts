import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { SabotageMatrix } from '../../../src/model/outcome/sabotage-matrix.ts';
import {
  crashing,
  hanging,
  listFile,
  sabotagedBook,
  sabotageList,
  surviving,
} from '../commands/sabotaged-book.ts';
import { smallBook, smallSubject } from '../commands/small-book.ts';
import { makeWorkspace, type Ended, type Workspace } from './workspace.ts';

const cpu = ['--backend', 'cpu', '-j', '2', '--jit', 'off'];
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);
const wordsOf = (text: string) => text.replaceAll(/<[^>]*>|\s+/g, ' ').replaceAll(/ +/g, ' ');
const statesOf = ({ defects }: SabotageMatrix) => defects.map(({ id, state }) => `${id} ${state}`);

function matrixIn(workspace: Workspace): SabotageMatrix {
  return JSON.parse(workspace.read('reports/small/outcome.json')).sabotage;
}

function opened(changed: Readonly<Record<string, string>> = {}): Workspace {
  const workspace = makeWorkspace({ ...sabotagedBook, ...changed });
  onTestFinished(() => workspace.remove());
  return workspace;
}

describe('bookproof sabotage, where every defect is caught', () => {
  let workspace: Workspace;
  let [first, part, refused]: readonly Ended[] = [];
  let [page, stalePage]: readonly string[] = [];
  let [matrix, merged, kept]: readonly SabotageMatrix[] = [];
  beforeAll(async () => {
    workspace = makeWorkspace(sabotagedBook);
    first = await workspace.bookproof(['sabotage', ...cpu]);
    [matrix, page] = [matrixIn(workspace), workspace.read('reports/small/index.html')];
    part = await workspace.bookproof(['sabotage', 'small', ...cpu, '-g', '^rate']);
    merged = matrixIn(workspace);
    workspace.write('book.js', `${smallSubject}// another line\n`);
    await workspace.bookproof(['run', ...cpu]);
    stalePage = workspace.read('reports/small/index.html');
    refused = await workspace.bookproof(['sabotage', ...cpu, '-g', '^rate']);
    kept = matrixIn(workspace);
  });
  afterAll(() => workspace.remove());

  it('ends with 0, says so last, and shows the matrix', () => {
    expect(lastLine(first?.out ?? '')).toBe(
      'exit 0: every defect is caught by the checks that should notice it · report in reports/index.html',
    );
    expect(first?.code).toBe(0);
    expect(first?.out).toContain('✓ A small book: 3 of 3 defects caught, every check has caught something');
    expect(first?.out).toContain(
      [
        '                    a b c',
        '  ✓ unmodified      · · ·',
        '  ✓ rate-forgotten  ●   ·',
        '  ✓ loss-overflows    ● ·',
        '  ✓ one-epoch-less      ●',
      ].join('\n'),
    );
  });

  it('runs the code as it is first, and tells of each row', () => {
    expect(first?.err).toContain('small: there is no report of the code as it is, so it is run first\n');
    expect(first?.err).toContain('small: 1 of 4, unmodified clean\n');
    expect(first?.err).toMatch(/small: 4 of 4, [a-z-]+ caught\n/);
  });

  it('keeps the matrix in the outcome, with the backend that it was tried on', () => {
    expect(matrix).toMatchObject({
      whole: true,
      file: listFile,
      environment: { backend: 'cpu', workers: 2 },
    });
    expect(statesOf(matrix!)).toEqual([
      'rate-forgotten caught',
      'loss-overflows caught',
      'one-epoch-less caught',
    ]);
    expect(matrix?.unmodified.state).toBe('clean');
    expect(matrix?.defects[2]?.cells['streams']).toMatchObject({
      state: 'notices',
      cause: { code: 'epoch-count' },
    });
  });

  it('shows it in the page, not stale', () => {
    expect(page).toContain('<section id="sabotage"');
    expect(page).toContain('Happened in a forum.');
    expect(page).not.toContain('Stale');
  });

  it('takes the report of the same code as it is, and puts a part of the list in its place in the whole', () => {
    expect(part?.code).toBe(0);
    expect(part?.err).not.toContain('run first');
    expect(part?.out).toContain('1 of 1 defect caught, only a part of the list was tried');
    expect(part?.out).not.toContain('loss-overflows');
    expect(merged).toMatchObject({ whole: true });
    expect(statesOf(merged!)).toEqual(statesOf(matrix!));
    expect(merged?.environment.rows['rate-forgotten']).not.toBe(matrix?.environment.rows['rate-forgotten']);
  });

  it('is stale in the page of the next run, where the code has changed', () => {
    expect(wordsOf(stalePage ?? '')).toContain('Stale. Since this was tried, the book’s code changed:');
  });

  it('keeps the whole of earlier code where a part is tried of later code, and says so', () => {
    expect(refused?.code).toBe(0);
    expect(refused?.err).toContain('the report keeps its whole matrix of earlier code');
    expect(kept).toEqual(merged);
  });

  it('leaves nothing beside the code', () => {
    expect(existsSync(join(workspace.folder, '.bookproof'))).toBe(false);
  });
});

describe('bookproof sabotage, where much is wrong', () => {
  let workspace: Workspace;
  let ended: Ended;
  beforeAll(async () => {
    const list = sabotageList.replace(/ {2}- id: loss-overflows[^]*?(?= {2}- id)/, '');
    workspace = makeWorkspace({ ...sabotagedBook, [listFile]: `${list}${crashing}${hanging}${surviving}` });
    ended = await workspace.bookproof(['sabotage', ...cpu, '--timeout', '2']);
  });
  afterAll(() => workspace.remove());
  const said = () => wordsOf(ended.out);

  it('ends with 1, and says so last', () => {
    expect(ended.code).toBe(1);
    expect(lastLine(ended.out)).toMatch(
      /^exit 1: the checks do not notice all that they should · report in /,
    );
  });

  it('counts apart what crashed and what hung', () => {
    expect(said()).toContain('2 of 5 defects caught, 1 crashed, 1 hung, 1 check caught nothing');
    expect(said()).toMatch(/crashing crashes, [^:]+: rate=\d,seed=0: RangeError: no loss/);
    expect(said()).toMatch(/hanging hangs, [^:]+: rate=\d,seed=0: it took longer than 2 s/);
  });

  it('names the defect that survives, and the check that should have noticed it', () => {
    expect(said()).toContain('parameter-forgotten survives: no check notices it');
    expect(said()).toContain('parameter-forgotten should be noticed by streams: it holds');
  });

  it('names the check that has never failed', () => {
    expect(said()).toContain('loss-stays-finite noticed no defect: this check has never failed');
  });

  it('tries the others all the same', () => {
    expect(statesOf(matrixIn(workspace))).toEqual([
      'rate-forgotten caught',
      'one-epoch-less caught',
      'crashing crashed',
      'hanging hung',
      'parameter-forgotten survived',
    ]);
  });

  it('leaves nothing beside the code', () => {
    expect(existsSync(join(workspace.folder, '.bookproof'))).toBe(false);
  });
});

describe('bookproof sabotage', () => {
  it('ends with 4 where the text of an edit is gone, with its file, the nearest line and what it is', async () => {
    const workspace = opened({ [listFile]: sabotageList.replace('find: epochs = 3', 'find: epoch = 3') });
    const { code, out } = await workspace.bookproof(['sabotage', ...cpu]);
    expect(code).toBe(4);
    expect(lastLine(out)).toContain('exit 4: a defect could not be tried');
    expect(wordsOf(out)).toContain(
      'one-epoch-less was not tried: book.js:2: "epoch = 3" stands nowhere in the file; nearest is "export function shrink({ rate = 0, epochs = 3 }, random) {"',
    );
    expect(out).not.toContain('has never failed');
  });

  it('ends with 73 before anything is run where the output is a file', async () => {
    const workspace = opened({ taken: 'a file' });
    const { code, err } = await workspace.bookproof(['sabotage', ...cpu, '-o', 'taken']);
    expect(code).toBe(73);
    expect(err).toBe(
      `${join(workspace.folder, 'taken')} cannot be written (ENOTDIR); --output names another folder\n`,
    );
  });

  it('ends with 73 before anything is run where no copy can be put beside the code', async () => {
    const workspace = opened({ '.bookproof': 'a file' });
    const { code, err } = await workspace.bookproof(['sabotage', ...cpu]);
    expect(code).toBe(73);
    expect(err).toBe(
      `${join(workspace.folder, '.bookproof')} cannot be written (EEXIST): sabotaged copies of the code are put there\n`,
    );
    expect(existsSync(join(workspace.folder, 'reports'))).toBe(false);
    expect(workspace.read('.bookproof')).toBe('a file');
  });

  it.each([
    [['elsewhere'], {}, 'no experiment matches "elsewhere"'],
    [
      ['-g', 'nothing-like-it'],
      {},
      '--grep nothing-like-it matches no defect; there are rate-forgotten, loss-overflows',
    ],
    [['--timeout', '0'], {}, '--timeout 0: seconds are needed, above 0'],
    [
      ['small.sabotage.yaml'],
      { [listFile]: `${sabotageList}${surviving.replace('streams', 'strems')}note: x\n` },
      `${listFile}:19:18  the experiment has no claim or guard "strems"\n  did you mean "streams"?\n${listFile}:20:1  unknown key "note"\n  the keys are defects\nnothing was run`,
    ],
  ])('ends with 2 and a hint for %j', async (args, files, message) => {
    const workspace = opened(files);
    const { code, err } = await workspace.bookproof(['sabotage', ...args]);
    expect(err).toContain(message);
    expect(code).toBe(2);
    expect(existsSync(join(workspace.folder, 'reports'))).toBe(false);
  });

  it('ends with 2 where no experiment has a list of defects, and names the file to write', async () => {
    const workspace = makeWorkspace(smallBook);
    onTestFinished(() => workspace.remove());
    const { code, err } = await workspace.bookproof(['sabotage']);
    expect(err).toBe(
      'experiments/small.experiment.yaml has no list of defects beside it: write experiments/small.sabotage.ts\n',
    );
    expect(code).toBe(2);
  });
});
