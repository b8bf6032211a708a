import type { VerdictState } from '../model/outcome/verdict.ts';
import type { MatrixProblem } from './matrix-problems.ts';

/**
 * Decides a matrix by its problems. It fails by any, except that it is undecided if there are only defects
 * that could not be put into the code: these prove nothing either way.
 */
export function decideMatrix(problems: readonly MatrixProblem[]): VerdictState {
  if (problems.length === 0) return 'holds';
  return problems.every(({ kind }) => kind === 'not-applied') ? 'undecided' : 'fails';
}
