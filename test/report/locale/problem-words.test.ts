import { expect, it } from 'vitest';
import type { MatrixProblem } from '../../../src/sabotage/matrix-problems.ts';
import { problemWords } from '../../../src/report/locale/en/sabotage-words.ts';

const defect = 'faster';
const check = 'trajectory';

it.each<[MatrixProblem, string]>([
  [{ kind: 'broken', why: 'RangeError: no' }, 'the code as it is does not run to its end: RangeError: no'],
  [
    { kind: 'unclean', check },
    'trajectory does not hold on the code as it is: what it says of defects counts for nothing',
  ],
  [{ kind: 'survived', defect }, 'faster survives: no check notices it'],
  [{ kind: 'unnoticed', defect, check, found: 'silent' }, 'faster should be noticed by trajectory: it holds'],
  [
    { kind: 'unnoticed', defect, check, found: 'undecided' },
    'faster should be noticed by trajectory: it is undecided',
  ],
  [
    { kind: 'unnoticed', defect, check, found: 'not-run' },
    'faster should be noticed by trajectory: it was not run',
  ],
  [
    { kind: 'misnamed', defect, check, expected: 'decay', found: 'learning-rate' },
    'faster is noticed by trajectory, which names learning-rate where decay is expected',
  ],
  [
    { kind: 'crashed', defect, why: 'Error: x' },
    'faster crashes, which counts as neither caught nor survived: Error: x',
  ],
  [
    { kind: 'hung', defect, why: 'too long' },
    'faster hangs, which counts as neither caught nor survived: too long',
  ],
  [{ kind: 'not-applied', defect, why: 'a.ts:3: gone' }, 'faster was not tried: a.ts:3: gone'],
  [{ kind: 'never-failed', check }, 'trajectory noticed no defect: this check has never failed'],
])('%j is said in a sentence', (lapse, words) => {
  expect(problemWords(lapse)).toBe(words);
});
