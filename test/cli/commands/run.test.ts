import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { atLength } from '../../tools/at-length.ts';
import { smallBook, smallExperiment, smallSubject } from '../commands/small-book.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

const cpu = ['--backend', 'cpu', '-j', '1', '--jit', 'off'];
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

let workspace: Workspace;

describe('bookproof run', () => {
  afterEach(() => workspace.remove());

  it('ends with 1 where a claim fails, says so last, and explains it', async () => {
    workspace = makeWorkspace({
      ...smallBook,
      'experiments/small.experiment.yaml': smallExperiment.replace(
        'expect: loss falls',
        'expect: loss rises',
      ),
    });
    const { code, out } = await workspace.bookproof(['run', ...cpu]);
    expect(code).toBe(1);
    expect(lastLine(out)).toBe(
      'exit 1: a claim or guard fails · npx bookproof explain loss-falls-along-rate shows why',
    );
    const explained = await workspace.bookproof(['explain', 'loss-falls-along-rate']);
    expect(explained.code).toBe(0);
    expect(explained.out).toContain('--only rate=0,seed=');
    expect(explained.out).toContain('loss rises along rate');
  });

  it('ends with 2, tells every mistake with its place, and writes nothing', async () => {
    const broken = smallExperiment
      .replace('says: It', 'sais: It')
      .replace('rate=2', 'rate=3')
      .replace('falls along rate', 'falls along');
    workspace = makeWorkspace({ ...smallBook, 'experiments/small.experiment.yaml': broken });
    const { code, err } = await workspace.bookproof(['run', ...cpu]);
    expect(code).toBe(2);
    const places = [...err.matchAll(/^experiments\/small\.experiment\.yaml:(\d+):\d+/gm)].map(([, line]) =>
      Number(line),
    );
    expect(new Set(places)).toEqual(new Set([11, 13, 14]));
    expect(existsSync(join(workspace.folder, 'reports'))).toBe(false);
  });

  it('ends with 4 where a run throws, and finishes the others', async () => {
    const throwing = smallSubject.replace(
      'const [start]',
      "if (rate === 1) throw new RangeError('no rate of one');\n  const [start]",
    );
    workspace = makeWorkspace({ ...smallBook, 'book.js': throwing });
    const { code, out } = await workspace.bookproof(['run', ...cpu]);
    expect(code).toBe(4);
    expect(out).toContain('no rate of one');
    const { runs, checks } = JSON.parse(workspace.read('reports/small/outcome.json'));
    expect(runs.state).toEqual([
      'finished',
      'threw',
      'finished',
      'finished',
      'threw',
      'finished',
      'finished',
      'threw',
      'finished',
    ]);
    expect(checks.map((check: { verdict: { state: string } }) => check.verdict.state)).toEqual([
      'undecided',
      'holds',
      'undecided',
      'holds', // of the cells that ended
    ]);
  });

  it('names a metric that has another length than the others', async () => {
    const uneven = smallSubject.replace('metrics: { loss }', 'metrics: { loss, gain: [1] }');
    workspace = makeWorkspace({ ...smallBook, 'book.js': uneven });
    const { code, out } = await workspace.bookproof(['run', ...cpu]);
    expect(code).toBe(4);
    expect(out.replaceAll(/\s+/g, ' ')).toContain('metric "gain" has 1 values and "loss" has 3');
  });

  it.each([
    ['is missing', { 'book.js': 'export const other = 1;' }, 'has no export "shrink": it exports other'],
    [
      'is no function',
      { 'book.js': 'export const shrink = 1;' },
      'book.js#shrink is a number, not a function',
    ],
    ['throws on import', { 'book.js': 'throw new Error("half a book");' }, 'cannot be imported: half a book'],
  ])('ends with 2 and one line where the subject %s', async (_, files, message) => {
    workspace = makeWorkspace({ ...smallBook, ...files });
    const { code, err } = await workspace.bookproof(['run', ...cpu]);
    expect(code).toBe(2);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toContain(message);
    expect(existsSync(join(workspace.folder, 'reports'))).toBe(false);
  });

  it.each([
    ['throws', 'throw new Error("no YAML today");', 'it throws when it is imported: no YAML today'],
    ['exports nothing', 'export {};', 'it has no default export'],
    ['exports something else', 'export default 1;', 'its default export is no experiment'],
  ])('ends with 2 where an experiment module %s', async (_, text, message) => {
    workspace = makeWorkspace({ 'experiments/odd.experiment.js': text });
    const { code, err } = await workspace.bookproof(['run', ...cpu]);
    expect(code).toBe(2);
    expect(err).toContain(`experiments/odd.experiment.js:1:1`);
    expect(err).toContain(message);
  });

  it('ends with 73, naming the path, where the output folder cannot be written', async () => {
    workspace = makeWorkspace(smallBook);
    writeFileSync(join(workspace.folder, 'taken'), 'a file, not a folder');
    const { code, err } = await workspace.bookproof(['run', ...cpu, '-o', 'taken']);
    expect(code).toBe(73);
    expect(err).toContain(join(workspace.folder, 'taken'));
    expect(workspace.read('taken')).toBe('a file, not a folder');
  });

  it.runIf(atLength)(
    'gives the same bytes again, with two workers as with one, apart from the environment',
    async () => {
      workspace = makeWorkspace(smallBook);
      const outcomes = [];
      for (const workers of ['1', '2']) {
        await workspace.bookproof(['run', '--backend', 'cpu', '-j', workers]);
        outcomes.push(
          workspace
            .read('reports/small/outcome.json')
            .split('\n')
            .filter((line) => !line.startsWith('"environment"'))
            .join('\n'),
        );
      }
      expect(outcomes[1]).toBe(outcomes[0]);
      expect(outcomes[0]).toContain('"seed":0');
    },
  );

  it('runs one run alone by its id, with its numbers, and writes nothing', async () => {
    workspace = makeWorkspace(smallBook);
    const { code, out } = await workspace.bookproof(['run', ...cpu, '--only', 'rate=2,seed=0']);
    expect(code).toBe(0);
    expect(out).toContain('rate=2,seed=0: finished');
    expect(out).toMatch(/[0-9a-f]{16} {2}start normal \[1\]/);
    expect(existsSync(join(workspace.folder, 'reports'))).toBe(false);
  });

  it.each([['rate=2,seed=0'], ['seed=0, rate=2'], [' seed = 00  rate=2.0 ']])(
    'finds the run typed as %j, and words it in the language asked for',
    async (typed) => {
      workspace = makeWorkspace(smallBook);
      const { code, out } = await workspace.bookproof(['run', ...cpu, '--only', typed, '--locale', 'zh-CN']);
      expect(code).toBe(0);
      expect(out).toMatch(/^rate=2,seed=0: /);
      expect(out).toContain('抽取的随机数');
      expect(out).not.toMatch(/draws|at the end|guards/);
    },
  );

  it('decides only what --grep matches, at the seeds and settings of the command line, and says so in the report', async () => {
    workspace = makeWorkspace(smallBook);
    const { code } = await workspace.bookproof([
      'run',
      ...cpu,
      '-g',
      'falls',
      '--seeds',
      '5,7',
      '--set',
      'rate=0,2',
    ]);
    expect(code).toBe(0);
    const outcome = JSON.parse(workspace.read('reports/small/outcome.json'));
    expect(outcome.checks.map(({ id }: { id: string }) => id)).toEqual([
      'loss-falls-along-rate',
      'reproducible',
    ]);
    expect(outcome.plan.map(({ id }: { id: string }) => id)).toEqual([
      'rate=0,seed=5',
      'rate=2,seed=5',
      'rate=0,seed=7',
      'rate=2,seed=7',
    ]);
    expect(workspace.read('reports/small/index.html')).toContain('--seeds 5,7');
  });

  it('tells where the syntax of a TypeScript subject is broken', async () => {
    const yaml = smallExperiment.replace('book.js', 'book.ts');
    workspace = makeWorkspace({
      'book.ts': 'export function shrink( {',
      'experiments/small.experiment.yaml': yaml,
    });
    const { code, err } = await workspace.bookproof(['run', ...cpu]);
    expect(code).toBe(2);
    expect(err).toMatch(/book\.ts cannot be imported: .*book\.ts:1:\d+/);
  });

  it('lacks a parameter that only every object inherits', async () => {
    const inherited = smallExperiment.replace('loss(rate=2) is finite', 'norm(toString, rate=2) is finite');
    workspace = makeWorkspace({ ...smallBook, 'experiments/small.experiment.yaml': inherited });
    const { code, out } = await workspace.bookproof(['run', ...cpu, '-g', 'finite']);
    expect(code).toBe(4);
    expect(out).toContain('"toString"');
  });
});

describe('the saved outcome of a run', () => {
  let saving: Workspace;
  beforeAll(async () => {
    saving = makeWorkspace(smallBook);
    await saving.bookproof(['run', ...cpu]);
  });
  afterAll(() => saving.remove());

  it('is written by each reporter where it is told, and on standard output by the one that has no file', async () => {
    const args = ['judge', '--reporter', 'json,junit=out/junit.xml', '--reporter', 'markdown=out/summary.md'];
    const { out } = await saving.bookproof(args);
    expect(JSON.parse(out).experiments[0].id).toBe('small');
    expect(saving.read('out/junit.xml')).toContain('tests="4"');
    expect(saving.read('out/summary.md')).toContain('A small book');
  });

  it('is refused where it stands in the folder of another experiment', async () => {
    const saved = saving.read('reports/small/outcome.json');
    saving.write('reports/small/outcome.json', saved.replace('"id":"small"', '"id":"../../elsewhere"'));
    const { code, err } = await saving.bookproof(['judge']);
    expect(code).toBe(2);
    expect(err).toContain('is of the experiment "../../elsewhere", not of "small"');
  });
});
