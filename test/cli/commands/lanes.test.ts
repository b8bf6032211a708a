import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/model/outcome/outcome.ts';
import { atLength } from '../../tools/at-length.ts';
import { deciding, oneWeight } from './one-weight.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

const sabotageList = `
defects:
  - id: one-epoch-less
    says: There is an epoch less.
    edits: [{ file: ../book.js, find: epochs = 3, replace: epochs = 2 }]
    noticedBy: { mostly-smaller: any }
`;
const book = oneWeight;
const subject = book['book.js'];
const wasm = ['--backend', 'wasm', '-j', '1'];

let workspace: Workspace;
afterEach(() => workspace.remove());

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);
const outcomeOf = (folder: string) => JSON.parse(workspace.read(`${folder}/small/outcome.json`)) as Outcome; // as it was written
const verdictsOf = ({ checks }: Outcome) => checks.map(({ id, verdict }) => [id, verdict]);

describe('runs in lanes', () => {
  it('decide as runs as written do, to the last digit, and ask 1,000 seeds besides', async () => {
    workspace = makeWorkspace(book);
    const on = await workspace.bookproof(['run', ...wasm, '--jit', 'on', '-o', 'on']);
    const off = await workspace.bookproof(['run', ...wasm, '--jit', 'off', '-o', 'off']);
    expect([on.code, off.code]).toEqual([off.code, on.code]);
    const [lanes, written] = [outcomeOf('on'), outcomeOf('off')];
    expect(verdictsOf(lanes)).toEqual(verdictsOf(written));
    expect(lanes.runs).toEqual(written.runs);
    expect(lanes.programs).toMatchObject([{ state: 'accelerated', lifted: ['lambda'] }]);
    expect(lanes.prevalence?.asked).toBe(1000);
    const { held = 0, of } = lanes.prevalence?.claims['mostly-smaller'] ?? {};
    expect([of, held > 500]).toEqual([1000, true]);
    expect([written.prevalence, written.programs]).toEqual([null, []]);
    expect(on.out).toMatch(/mostly-smaller [^]*; in \d+\s+of\s+1000\s+seeds/);
  });

  it.runIf(atLength)('are left out, with the reason, where the code decides by what it reads', async () => {
    workspace = makeWorkspace({
      ...book,
      'book.js': deciding,
      'package.json': '{ "type": "module" }',
      'experiments/small.sabotage.yaml': sabotageList,
    });
    const auto = await workspace.bookproof(['run', ...wasm]);
    expect(auto.code).toBe(0);
    expect(auto.err.match(/^small: .*$/gm)?.filter((line) => line.includes('traced'))).toEqual([
      expect.stringMatching(
        /^small: as written, since it cannot be traced: the code .* \(book\.js:\d+:\d+\)/,
      ),
    ]);
    expect(outcomeOf('reports').programs).toMatchObject([{ state: 'declined' }, { state: 'declined' }]);
    const on = await workspace.bookproof(['run', ...wasm, '--jit', 'on']);
    expect(on.code).toBe(2);
    expect(on.err).toMatch(/^--jit on: the code .*; --jit auto runs it as written$/m);
    const before = workspace.read('reports/small/outcome.json');
    const sabotage = await workspace.bookproof(['sabotage', ...wasm, '--jit', 'on']);
    expect([sabotage.code, lastLine(sabotage.err)]).toEqual([2, lastLine(on.err)]);
    expect(sabotage.err.match(/--jit on/g)).toHaveLength(1);
    expect(existsSync(join(workspace.folder, '.bookproof'))).toBe(false);
    expect(workspace.read('reports/small/outcome.json')).toBe(before);
    const jit = await workspace.bookproof(['jit', '--backend', 'wasm']);
    expect(jit.out.match(/declined/g)).toHaveLength(1);
  });

  it.runIf(atLength)('are left out where numbers come from elsewhere than the streams', async () => {
    workspace = makeWorkspace({
      ...book,
      'book.js': subject.replace('.mul(0.01)', '.mul(0.01 + Math.random() / 1e4)'),
    });
    const { err } = await workspace.bookproof(['run', ...wasm]);
    expect(err).toContain('Math.random');
  });

  it.each([
    ['--jit', 'maybe', 'known are auto, on, off'],
    ['--prevalence', '1e9', 'a whole number from 0'],
  ])('refuse %s %s', async (flag, value, words) => {
    workspace = makeWorkspace(book);
    const { code, err } = await workspace.bookproof(['run', flag, value]);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it('are told by bookproof jit: what was traced, what passes left, which loops remain', async () => {
    workspace = makeWorkspace(book);
    const { code, out } = await workspace.bookproof(['jit', '--backend', 'wasm']);
    expect(code).toBe(0);
    expect(out).toMatch(/^small\ntraced {4}\d+ calls: .*\n/);
    expect(out).toMatch(/left open lambda\n/);
    expect(out).toMatch(/ × {2}\[8\] .*sum/);
  });
});
