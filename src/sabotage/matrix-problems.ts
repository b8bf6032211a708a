import { detectsAnyDefect } from './detects-any-defect.ts';
import type { SabotageMatrix, SabotageRow } from '../model/outcome/sabotage-matrix.ts';

/** A reason why a matrix does not prove that the checks can fail. */
export type MatrixProblem =
  /** The subject as it is does not run to its end. */
  | { readonly kind: 'broken'; readonly why: string }
  /** A check does not hold on the subject as it is, so what it says of a defect does not count. */
  | { readonly kind: 'unclean'; readonly check: string }
  /** No check notices the defect. */
  | { readonly kind: 'survived'; readonly defect: string }
  /** A check that should notice the defect does not. */
  | {
      readonly kind: 'unnoticed';
      readonly defect: string;
      readonly check: string;
      readonly found: 'silent' | 'undecided' | 'not-run';
    }
  /** The check notices the defect, but names another cause than it should. */
  | {
      readonly kind: 'misnamed';
      readonly defect: string;
      readonly check: string;
      readonly expected: string;
      readonly found: string;
    }
  | { readonly kind: 'crashed'; readonly defect: string; readonly why: string }
  | { readonly kind: 'hung'; readonly defect: string; readonly why: string }
  | { readonly kind: 'not-applied'; readonly defect: string; readonly why: string }
  /**
   * The check noticed no defect of the whole list, though all that it should notice were tried: it may be
   * unable to fail.
   */
  | { readonly kind: 'never-failed'; readonly check: string };

/**
 * Finds all problems of a matrix, those of the defects in their order. If there is none, every defect is
 * caught as expected, and every check of a whole matrix has been seen to fail.
 */
export function findMatrixProblems(matrix: SabotageMatrix): readonly MatrixProblem[] {
  const { unmodified, defects, checks, whole } = matrix;
  const unclean = Object.entries(unmodified.cells).filter(
    ([, { state }]) => state === 'notices' || state === 'undecided',
  );
  const awaited = new Set(
    defects.flatMap(({ state, noticedBy }) => (state === 'not-applied' ? Object.keys(noticedBy) : [])),
  );
  const idle = whole ? checks.filter(({ id }) => !detectsAnyDefect(id, defects) && !awaited.has(id)) : [];
  return [
    ...(unmodified.why === null ? [] : [{ kind: 'broken', why: unmodified.why } as const]),
    ...unclean.map(([check]): MatrixProblem => ({ kind: 'unclean', check })),
    ...idle.map(({ id }): MatrixProblem => ({ kind: 'never-failed', check: id })),
    ...defects.flatMap(problemsOf),
  ];
}

function problemsOf(row: SabotageRow): readonly MatrixProblem[] {
  const { id: defect, state, why } = row;
  if (state === 'crashed' || state === 'hung' || state === 'not-applied')
    return [{ kind: state, defect, why: why ?? '' }];
  const survived: readonly MatrixProblem[] = state === 'survived' ? [{ kind: 'survived', defect }] : [];
  return [
    ...survived,
    ...Object.entries(row.noticedBy).flatMap(([check, code]) => lapseOf(row, check, code)),
  ];
}

function lapseOf(
  { id: defect, cells }: SabotageRow,
  check: string,
  expected: string,
): readonly MatrixProblem[] {
  const cell = cells[check] ?? { state: 'not-run' };
  if (cell.state !== 'notices') return [{ kind: 'unnoticed', defect, check, found: cell.state }];
  const found = cell.cause?.code ?? 'nothing';
  return expected === 'any' || found === expected
    ? []
    : [{ kind: 'misnamed', defect, check, expected, found }];
}
