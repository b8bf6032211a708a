import type { VerdictState } from '../model/outcome/verdict.ts';
import type { MatrixProblem } from './matrix-problems.ts';

/** What a matrix comes to: it fails by any lapse, but for defects that could not be tried, which prove nothing either way. */
export function decideMatrix(lapses: readonly MatrixProblem[]): VerdictState {
  if (lapses.length === 0) return 'holds';
  return lapses.every(({ kind }) => kind === 'not-applied') ? 'undecided' : 'fails';
}
