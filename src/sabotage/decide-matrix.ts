import type { VerdictState } from '../model/outcome/verdict.ts';
import type { MatrixProblem } from './matrix-problems.ts';

/**
 * Decides a matrix by its problems. It fails by any, except that it is undecided if there are only defects
 * that could not be put into the code: these prove nothing either way.
 */
export function decideMatrix(lapses: readonly MatrixProblem[]): VerdictState {
  if (lapses.length === 0) return 'holds';
  return lapses.every(({ kind }) => kind === 'not-applied') ? 'undecided' : 'fails';
}
