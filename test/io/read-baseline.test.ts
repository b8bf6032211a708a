import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { baselineFile, readBaseline } from '../../src/io/read-baseline.ts';
import { serialiseBaseline } from '../../src/outcome/serialise-baseline.ts';
import type { GuardName } from '../../src/model/experiment/experiment.ts';
import { asRead, blessedExperiment, documentOf } from '../check/guards/baseline/blessing.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bookproof-baseline-'));
  mkdirSync(join(folder, 'experiments'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = 'experiments/small.baseline.json';
const guarded = (...names: GuardName[]) =>
  blessedExperiment({
    file: 'experiments/small.experiment.ts',
    guards: names.map((name) => ({ name, at: { line: 1, column: 1 } })),
  });
const write = (text: string) => writeFileSync(join(folder, file), text);

describe('what is blessed of an experiment', () => {
  it('is kept beside it, under its id', () => {
    expect(baselineFile({ file: 'a/b/chapter.experiment.ts', id: 'chapter' })).toBe(
      'a/b/chapter.baseline.json',
    );
    expect(baselineFile({ file: 'chapter.experiment.yaml', id: 'chapter' })).toBe('chapter.baseline.json');
  });

  it.each<GuardName>(['baseline', 'drift'])('is read for the guard %s', async (name) => {
    write(serialiseBaseline(documentOf({})));
    expect(await readBaseline(folder, guarded('streams', name))).toEqual({ ...asRead(documentOf({})), file });
  });

  it('is not read where no guard asks for it, whatever it holds', async () => {
    write('<<<<<<<');
    expect(await readBaseline(folder, guarded('streams', 'equivalence'))).toEqual({ state: 'absent', file });
  });

  it('is absent where there is no file, or no folder', async () => {
    expect(await readBaseline(folder, guarded('baseline'))).toEqual({ state: 'absent', file });
    expect(await readBaseline(join(folder, 'elsewhere'), guarded('baseline'))).toEqual({
      state: 'absent',
      file,
    });
  });

  it('says why the file is none', async () => {
    write('<<<<<<< ours\n');
    expect(await readBaseline(folder, guarded('baseline'))).toEqual({
      state: 'malformed',
      file,
      reason: 'it holds the marks of an unfinished merge',
    });
  });

  it('says why the file cannot be read', async () => {
    mkdirSync(join(folder, file));
    expect(await readBaseline(folder, guarded('drift'))).toMatchObject({
      state: 'malformed',
      file,
      reason: expect.stringMatching(/^EISDIR/),
    });
  });
});
