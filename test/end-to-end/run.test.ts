import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { atLength } from '../tools/at-length.ts';
import { smallBook, smallSubject } from '../cli/commands/small-book.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

const cpu = ['--backend', 'cpu', '-j', '1', '--jit', 'off'];
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

let workspace: Workspace;
afterEach(() => workspace.remove());

describe('bookproof run, in a process of its own', () => {
  it('ends with 0 and writes the page, the outcome and the index where everything holds', async () => {
    workspace = makeWorkspace(smallBook);
    const { code, out, err } = await workspace.bookproof(['run', ...cpu]);
    expect(lastLine(out)).toBe('exit 0: everything holds · report in reports/index.html');
    expect(code).toBe(0);
    expect(err.split('\n')[0]).toMatch(
      /^small on cpu \(tfjs-backend-cpu, tfjs 4\.\S+\): chosen by --backend cpu$/,
    );
    expect(readdirSync(join(workspace.folder, 'reports')).toSorted()).toEqual(['index.html', 'small']);
    expect(readdirSync(join(workspace.folder, 'reports/small')).toSorted()).toEqual([
      'index.html',
      'outcome.json',
    ]);
  });

  it('ends with 130 at Ctrl-C, and keeps what is finished, marked incomplete', async () => {
    const slow = smallSubject
      .replace('export function', 'export async function')
      .replace('const [start]', 'await new Promise((done) => setTimeout(done, 400));\n  const [start]');
    workspace = makeWorkspace({ ...smallBook, 'book.js': slow });
    const { code, out } = await workspace.bookproof(['run', ...cpu], { interruptAt: '3 of 9 runs' });
    expect(code).toBe(130);
    expect(lastLine(out)).toContain('exit 130: interrupted');
    const { complete, runs } = JSON.parse(workspace.read('reports/small/outcome.json'));
    expect(complete).toBe(false);
    expect(runs.state.filter((state: string) => state === 'finished').length).toBeGreaterThanOrEqual(3);
    expect(runs.state).toContain('not-run');
    expect(workspace.read('reports/small/index.html')).toMatch(/interrupted/i);
  });

  it.runIf(atLength)('leaves the report that stands where Ctrl-C comes before any run is made', async () => {
    workspace = makeWorkspace(smallBook);
    await workspace.bookproof(['run', ...cpu]);
    const before = workspace.read('reports/small/outcome.json');
    workspace.write(
      'book.js',
      smallSubject.replace('const [start]', 'while (Math.random() < 2);\n  const [start]'),
    );
    const { code, out } = await workspace.bookproof(['run', ...cpu], { interruptAt: 'small on cpu' });
    expect(code).toBe(130);
    expect(lastLine(out)).toContain('exit 130: interrupted');
    expect(workspace.read('reports/small/outcome.json')).toBe(before);
  });

  it('keeps standard output to the reporters, whatever the subject prints', async () => {
    const talking = smallSubject.replace(
      'const [start]',
      `console.log('by console');
  process.stdout.write('by stream\\n');
  process.stdout.clearLine(0);
  writeSync(1, 'by descriptor\\n');
  const [start]`,
    );
    workspace = makeWorkspace({
      ...smallBook,
      'book.js': `import { writeSync } from 'node:fs';\n${talking}`,
    });
    const { out, err } = await workspace.bookproof(['run', ...cpu, '--reporter', 'json']);
    expect(JSON.parse(out).experiments).toHaveLength(1);
    const shown = await workspace.bookproof(['run', ...cpu, '--only', 'rate=2,seed=0', '--show-output']);
    for (const text of ['console', 'stream', 'descriptor']) {
      expect(err).not.toContain(`by ${text}`);
      expect(shown.err).toContain(`rate=2,seed=0 | by ${text}\n`);
    }
  });
});
