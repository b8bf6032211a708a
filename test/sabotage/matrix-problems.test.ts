import { describe, expect, it } from 'vitest';
import { decideMatrix } from '../../src/sabotage/decide-matrix.ts';
import { findMatrixProblems, type MatrixProblem } from '../../src/sabotage/matrix-problems.ts';
import type { SabotageMatrix, SabotageRow } from '../../src/model/outcome/sabotage-matrix.ts';
import { matrixOf, notRun, rate, rowOf, silent, undecided, unnamed } from './matrices.ts';

/** Every check fails once. */
const all = rowOf('all', { noticedBy: { falls: 'any' }, cells: { falls: unnamed, trajectory: rate } });
const untried = (noticedBy: SabotageRow['noticedBy'] = {}) =>
  rowOf('odd', {
    state: 'not-applied',
    why: 'gone',
    noticedBy,
    cells: { falls: notRun, trajectory: notRun },
  });

const defect = 'odd';
const unclean = (cells: SabotageRow['cells']) => ({
  unmodified: rowOf('unmodified', { state: 'unclean', noticedBy: {}, cells }),
});

describe('a matrix lapses', () => {
  it.each<[string, Partial<SabotageRow>, readonly MatrixProblem[]]>([
    ['by nothing where the check that should notice names the cause', {}, []],
    ['by nothing where any cause will do', { noticedBy: { trajectory: 'any' } }, []],
    [
      'by nothing where any will do and none is named',
      { noticedBy: { falls: 'any' }, cells: { falls: unnamed } },
      [],
    ],
    [
      'by a defect that survives, and by each check that should have noticed it',
      {
        state: 'survived',
        noticedBy: { falls: 'any', trajectory: 'learning-rate' },
        cells: { falls: silent, trajectory: undecided },
      },
      [
        { kind: 'survived', defect },
        { kind: 'unnoticed', defect, check: 'falls', found: 'silent' },
        { kind: 'unnoticed', defect, check: 'trajectory', found: 'undecided' },
      ],
    ],
    [
      'by a check that is silent, though another notices',
      { noticedBy: { falls: 'any', trajectory: 'learning-rate' } },
      [{ kind: 'unnoticed', defect, check: 'falls', found: 'silent' }],
    ],
    [
      'by a check that was not run',
      { noticedBy: { falls: 'any' }, cells: { falls: notRun, trajectory: rate } },
      [{ kind: 'unnoticed', defect, check: 'falls', found: 'not-run' }],
    ],
    [
      'by a check that the row lacks',
      { noticedBy: { drift: 'any' } },
      [{ kind: 'unnoticed', defect, check: 'drift', found: 'not-run' }],
    ],
    [
      'by a check that names another cause',
      { noticedBy: { trajectory: 'decay' } },
      [{ kind: 'misnamed', defect, check: 'trajectory', expected: 'decay', found: 'learning-rate' }],
    ],
    [
      'by a check that names no cause where one is expected',
      { noticedBy: { falls: 'not-upheld' }, cells: { falls: unnamed } },
      [{ kind: 'misnamed', defect, check: 'falls', expected: 'not-upheld', found: 'nothing' }],
    ],
    [
      'by a defect that crashes, and by nothing else of it',
      { state: 'crashed', why: 'RangeError', cells: {} },
      [{ kind: 'crashed', defect, why: 'RangeError' }],
    ],
    [
      'by a defect that hangs',
      { state: 'hung', why: 'too long', cells: {} },
      [{ kind: 'hung', defect, why: 'too long' }],
    ],
    [
      'by a defect that could not be applied',
      { state: 'not-applied', why: 'gone', cells: {} },
      [{ kind: 'not-applied', defect, why: 'gone' }],
    ],
  ])('%s', (_, row, lapses) => {
    expect(findMatrixProblems(matrixOf([all, rowOf('odd', row)]))).toEqual(lapses);
  });

  it.each<[string, Partial<SabotageMatrix>, readonly MatrixProblem[]]>([
    [
      'by a check that fails on the code as it is',
      unclean({ falls: unnamed, trajectory: silent }),
      [{ kind: 'unclean', check: 'falls' }],
    ],
    [
      'by a check that is undecided on the code as it is',
      unclean({ falls: silent, trajectory: undecided }),
      [{ kind: 'unclean', check: 'trajectory' }],
    ],
    [
      'by nothing where a check was not run on the code as it is',
      unclean({ falls: notRun, trajectory: silent }),
      [],
    ],
    [
      'by code as it is that does not run, though no check says so',
      { unmodified: rowOf('unmodified', { state: 'unclean', why: 'RangeError: no', cells: {} }) },
      [{ kind: 'broken', why: 'RangeError: no' }],
    ],
  ])('%s', (_, changed, lapses) => {
    expect(findMatrixProblems(matrixOf([all], changed))).toEqual(lapses);
  });
});

describe('a check that has never failed', () => {
  const idle: MatrixProblem = { kind: 'never-failed', check: 'falls' };

  it('is a lapse where the whole list was tried', () => {
    expect(
      findMatrixProblems(
        matrixOf([rowOf('a'), rowOf('b', { cells: { falls: undecided, trajectory: rate } })]),
      ),
    ).toEqual([idle]);
  });

  it('is a lapse where its runs only diverged, which fails every check', () => {
    const diverged = { code: 'diverged', run: 'a', epoch: 3, growth: null } as const;
    const cells = { falls: { state: 'notices', cause: diverged } as const, trajectory: rate };
    expect(findMatrixProblems(matrixOf([rowOf('a', { cells })]))).toEqual([idle]);
  });

  it('is none where only a part was tried', () => {
    expect(findMatrixProblems(matrixOf([rowOf('a')], { whole: false }))).toEqual([]);
  });

  it('is none where a defect that it should notice could not be tried', () => {
    const rows = [rowOf('a'), untried({ falls: 'any' })];
    expect(findMatrixProblems(matrixOf(rows)).map(({ kind }) => kind)).toEqual(['not-applied']);
  });

  it('is one where a defect could not be tried that others should notice', () => {
    expect(findMatrixProblems(matrixOf([rowOf('a'), untried({ trajectory: 'any' })]))).toContainEqual(idle);
  });

  it('is one where the defect that it should notice crashed', () => {
    const crashed = rowOf('b', {
      state: 'crashed',
      why: '',
      noticedBy: { falls: 'any' },
      cells: { falls: undecided },
    });
    expect(findMatrixProblems(matrixOf([rowOf('a'), crashed]))).toContainEqual(idle);
  });
});

describe('lapses come to', () => {
  const gone: MatrixProblem = { kind: 'not-applied', defect, why: '' };
  it.each<[string, readonly MatrixProblem[], string]>([
    ['holds where there are none', [], 'holds'],
    ['undecided where defects could not be tried', [gone, gone], 'undecided'],
    ['fails where one survives', [{ kind: 'survived', defect }], 'fails'],
    ['fails where one goes unnoticed', [{ kind: 'unnoticed', defect, check: 'a', found: 'silent' }], 'fails'],
    [
      'fails where a cause is misnamed',
      [{ kind: 'misnamed', defect, check: 'a', expected: 'b', found: 'c' }],
      'fails',
    ],
    ['fails where one crashes', [{ kind: 'crashed', defect, why: '' }], 'fails'],
    ['fails where one hangs', [{ kind: 'hung', defect, why: '' }], 'fails'],
    ['fails where a check never failed', [{ kind: 'never-failed', check: 'a' }], 'fails'],
    ['fails where the code as it is is unclean', [{ kind: 'unclean', check: 'a' }], 'fails'],
    ['fails where the code as it is does not run', [{ kind: 'broken', why: '' }], 'fails'],
    ['fails rather than undecided', [gone, { kind: 'survived', defect }], 'fails'],
  ])('%s', (_, lapses, state) => {
    expect(decideMatrix(lapses)).toBe(state);
  });
});
