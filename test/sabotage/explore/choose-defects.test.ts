import { describe, expect, it } from 'vitest';
import { chooseDefects } from '../../../src/sabotage/explore/choose-defects.ts';
import type { DefectKind, GeneratedDefect } from '../../../src/sabotage/explore/generate-defects.ts';

const defect = (kind: DefectKind, file: string, line: number): GeneratedDefect => ({
  id: `${kind}:${file}:${line}`,
  kind,
  file,
  line,
  start: line,
  end: line,
  before: '',
  after: '',
});
const many = (kind: DefectKind, file: string, count: number) =>
  Array.from({ length: count }, (_, i) => defect(kind, file, i));
const all = [...many('constant', 'a.ts', 40), ...many('line', 'a.ts', 2), ...many('line', 'b.ts', 5)];

describe('the defects that are tried', () => {
  it('are all of them where there are no more than may be', () => {
    expect(chooseDefects(all, 47)).toEqual(all);
    expect(chooseDefects(all, 1000)).toEqual(all);
    expect(chooseDefects([], 5)).toEqual([]);
  });

  it('are as many of each kind and file as there are, and spread over its lines', () => {
    const chosen = chooseDefects(all, 12);
    const lines = (kind: DefectKind, file: string) =>
      chosen.filter((one) => one.kind === kind && one.file === file).map(({ line }) => line);
    expect(lines('constant', 'a.ts')).toEqual([4, 12, 20, 28, 36]);
    expect(lines('line', 'a.ts')).toEqual([0, 1]);
    expect(lines('line', 'b.ts')).toEqual([0, 1, 2, 3, 4]);
  });

  it.each([1, 2, 3, 7, 46])('are just %d, in the order given', (most) => {
    const chosen = chooseDefects(all, most);
    expect(chosen).toHaveLength(most);
    expect(chosen).toEqual(all.filter((one) => chosen.includes(one)));
  });
});
