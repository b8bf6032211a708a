import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as WriteFiles from '../../../src/io/write-files.ts';
import type * as RenderPicture from '../../../src/report/pictures/render-picture.ts';
import { smallBook, smallExperiment } from './small-book.ts';
import { atLength } from '../../tools/at-length.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

const files = vi.hoisted(() => ({ refused: '' }));
vi.mock('../../../src/io/write-files.ts', async (original) => {
  const real = await original<typeof WriteFiles>();
  const { OutputError } = await import('../../../src/io/output-error.ts');
  return {
    ...real,
    writeFiles: async (folder: string, ...rest: [Parameters<typeof real.writeFiles>[1], string?]) => {
      if (files.refused !== '' && folder.includes(files.refused))
        throw new OutputError(`${folder} cannot be written (ENOSPC); make room`);
      return real.writeFiles(folder, ...rest);
    },
  };
});
const pictures = vi.hoisted(() => ({ fail: false }));
vi.mock('../../../src/report/pictures/render-picture.ts', async (original) => {
  const real = await original<typeof RenderPicture>();
  return {
    renderPicture: async (...asked: Parameters<typeof real.renderPicture>) => {
      if (pictures.fail) throw new Error('no canvas');
      return real.renderPicture(...asked);
    },
  };
});

const cpu = ['--backend', 'cpu', '-j', '1', '--jit', 'off'];
const two = { ...smallBook, 'experiments/other.experiment.yaml': smallExperiment };
let workspace: Workspace;
beforeEach(() => {
  files.refused = '';
  pictures.fail = false;
});
afterEach(() => workspace.remove());

describe('a report that cannot be written', () => {
  it('costs itself: the verdicts are printed, the other experiments are run, and then it is 73', async () => {
    workspace = makeWorkspace(two);
    files.refused = 'reports/other';
    const { code, out, err } = await workspace.bookproof(['run', ...cpu, '-q']);
    expect(code).toBe(73);
    expect(err).toContain('ENOSPC');
    expect(out.match(/2 claims and 2 guards hold/g)).toHaveLength(2);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^exit 73: output cannot be written/);
    expect(existsSync(join(workspace.folder, 'reports/small/outcome.json'))).toBe(true);
    expect(existsSync(join(workspace.folder, 'reports/other/outcome.json'))).toBe(false);
    files.refused = 'reports';
    const judged = await workspace.bookproof(['judge']);
    expect(judged.code).toBe(73);
    expect(judged.out).toContain('2 claims and 2 guards hold');
  });

  it.runIf(atLength)('is not the end of the others where a subject cannot be loaded', async () => {
    const lost = smallExperiment.replace('#shrink', '#grow');
    workspace = makeWorkspace({ ...smallBook, 'experiments/other.experiment.yaml': lost });
    const { code, out, err } = await workspace.bookproof(['run', ...cpu, '-q']);
    expect(code).toBe(2);
    expect(err).toContain('has no export "grow"');
    expect(out).toContain('2 claims and 2 guards hold');
  });
});

it('a picture that cannot be drawn costs itself, and the page says so', async () => {
  workspace = makeWorkspace(smallBook);
  pictures.fail = true;
  const { code, err } = await workspace.bookproof(['run', ...cpu, '-q']);
  expect(code).toBe(0);
  expect(err).toMatch(/^small: the picture \S+ cannot be drawn, and is left out: no canvas$/m);
  expect(workspace.read('reports/small/index.html')).toContain('This picture could not be drawn.');
});

it.runIf(atLength)('show opens no page that is of another outcome than the one beside it', async () => {
  workspace = makeWorkspace(smallBook);
  await workspace.bookproof(['run', ...cpu, '-q']);
  const before = workspace.read('reports/small/index.html');
  expect((await workspace.bookproof(['show', 'small'])).code).toBe(0);
  await workspace.bookproof(['run', ...cpu, '-q']); // its times are others
  workspace.write('reports/small/index.html', before);
  const { code, err } = await workspace.bookproof(['show', 'small']);
  expect(code).toBe(2);
  expect(err).toContain('the page is not of the outcome beside it');
  await workspace.bookproof(['report', 'small']);
  expect((await workspace.bookproof(['show', 'small'])).code).toBe(0);
});

describe('an outcome beside that is corrupt', () => {
  const corrupt = () => {
    mkdirSync(join(workspace.folder, 'reports/broken'), { recursive: true });
    writeFileSync(
      join(workspace.folder, 'reports/broken/outcome.json'),
      '{ "format": "bookproof/outcome/1", ',
    );
  };

  it.runIf(atLength)('costs itself alone, in every command that reads the folder', async () => {
    workspace = makeWorkspace(smallBook);
    await workspace.bookproof(['run', ...cpu, '-q']);
    corrupt();
    const named = /reports\/broken\/outcome\.json is no outcome/g;
    const tried = async (...args: readonly string[]) => {
      const { code, out, err } = await workspace.bookproof(args);
      return [code, err.match(named)?.length ?? 0, out] as const;
    };
    expect(await tried('judge')).toEqual([2, 1, expect.stringContaining('2 claims and 2 guards hold')]);
    expect(await tried('judge', 'small')).toEqual([0, 1, expect.stringContaining('exit 0')]);
    expect(await tried('report', 'small')).toEqual([0, 1, 'reports/small/index.html\n']);
    expect(await tried('explain', 'loss-stays-finite')).toEqual([0, 1, expect.stringContaining('finite')]);
    expect(await tried('show', 'small')).toEqual([0, 0, expect.stringContaining('small/index.html')]);
    expect(await tried('show', 'broken')).toEqual([2, 1, '']);
    expect(await tried('run', ...cpu, '-q')).toEqual([0, 1, expect.stringContaining('exit 0')]);
    expect(workspace.read('reports/index.html')).toContain('./small/index.html');
  });

  it('is named before it is replaced, with the matrix of sabotage in it', async () => {
    workspace = makeWorkspace(smallBook);
    mkdirSync(join(workspace.folder, 'reports/small'), { recursive: true });
    workspace.write('reports/small/outcome.json', '{ "format": "bookproof/outcome/1", ');
    const { code, err } = await workspace.bookproof(['run', ...cpu, '-q']);
    expect(code).toBe(0);
    expect(err).toContain('a matrix of sabotage in it is lost');
  });
});
