import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { SabotageMatrix } from '../../src/model/outcome/sabotage-matrix.ts';
import { listFile, sabotagedBook, sabotageList } from '../cli/commands/sabotaged-book.ts';
import { smallSubject } from '../cli/commands/small-book.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

const cpu = ['--backend', 'cpu', '-j', '2', '--jit', 'off'];
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);
const statesOf = ({ defects }: SabotageMatrix) => defects.map(({ id, state }) => `${id} ${state}`);
const matrixIn = (within: Workspace): SabotageMatrix =>
  JSON.parse(within.read('reports/small/outcome.json')).sabotage;

let workspace: Workspace;
afterEach(() => workspace.remove());

describe('bookproof sabotage, in a process of its own', () => {
  it('ends with 130 at Ctrl-C, keeps what was tried, and leaves nothing beside the code', async () => {
    const slow = `'await new Promise((done) => setTimeout(done, 20000)); const [start]'`;
    const list = sabotageList.replace(
      'find: epochs = 3, replace: epochs = 2',
      `find: 'const [start]', replace: ${slow}`,
    );
    const subject = smallSubject.replace('export function', 'export async function');
    workspace = makeWorkspace({ ...sabotagedBook, 'book.js': subject, [listFile]: list });
    const { code, out, err } = await workspace.bookproof(['sabotage', ...cpu], { interruptAt: '2 of 4' });
    expect(code).toBe(130);
    expect(lastLine(out)).toContain('exit 130: interrupted; the defects that were tried are kept');
    const told = [...err.matchAll(/[2-4] of 4, (.*)/g)].map(([, row = '']) => row);
    expect(told.length).toBeGreaterThan(0);
    expect(told).not.toContainEqual(expect.stringContaining('one-epoch-less'));
    expect(matrixIn(workspace).whole).toBe(false);
    expect(statesOf(matrixIn(workspace)).toSorted()).toEqual(told.toSorted());
    expect(existsSync(join(workspace.folder, '.bookproof'))).toBe(false);
  });
});
