import type { VerdictState } from '../../../model/outcome/verdict.ts';
import { formatCount } from './format-count.ts';

const verbs = {
  fails: ['fails', 'fail'],
  undecided: ['is undecided', 'are undecided'],
  holds: ['holds', 'hold'],
  moved: ['moved', 'moved'],
} as const satisfies Record<VerdictState | 'moved', readonly [one: string, several: string]>;

/** What is said of claims and guards, and of the numbers that decide them; figures come formatted. */
export const checkWords = {
  verdict: { fails: 'fails', undecided: 'undecided', holds: 'holds', moved: 'moved' } satisfies Record<
    VerdictState | 'moved',
    string
  >,
  /** `claim norm-falls is undecided`. */
  state: (role: 'claim' | 'guard', id: string, state: VerdictState | 'moved'): string =>
    `${role} ${id} ${verbs[state][0]}`,
  /** `2 claims and 1 guard fail`. */
  counted: (claims: number, guards: number, state: VerdictState): string => {
    const named = [
      ...(claims === 0 ? [] : [formatCount(claims, 'claim')]),
      ...(guards === 0 ? [] : [formatCount(guards, 'guard')]),
    ];
    return `${named.join(' and ')} ${verbs[state][claims + guards === 1 ? 0 : 1]}`;
  },
  /** Where nothing else is wrong. */
  figuresMoved: 'figures moved against what was blessed',
  counts: (parts: readonly string[]): string => parts.join(', '),
  /** Parts of one sentence. */
  clauses: (...parts: readonly string[]): string => parts.join('; '),
  interrupted: 'interrupted before everything was measured',
  nothingJudged: 'nothing was judged',
  nothingMeasured: 'nothing was measured',
  share: (held: number, of: number): string => `holds in ${held} of ${formatCount(of, 'run')}`,
  /** At `level` the share of all seeds lies between `low` and `high`. */
  bounds: (low: string, high: string, level: string, atLeast: boolean, required: string): string =>
    `of all seeds between ${low} and ${high}, at ${level} %; ${atLeast ? 'at least' : 'more than'} ${required} is asked`,
  tightest: (seed: number, statement: string): string => `tightest at seed ${seed}: ${statement}`,
  worst: (seed: number, statement: string): string => `worst at seed ${seed}: ${statement} is not so`,
  smallestStep: (step: string, seed: number): string => `smallest step ${step} at seed ${seed}`,
  wrongStep: (step: string, seed: number): string => `a step of ${step} the wrong way at seed ${seed}`,
  valueAt: (value: string, seed: number): string => `${value} at seed ${seed}`,
  ofSeeds: (held: number, of: number, share: string): string =>
    `of ${formatCount(of, 'seed')} it holds in ${held} (${share})`,
  ofSeedsShort: (held: number, of: number): string => `in ${held} of ${formatCount(of, 'seed')}`,
  seedBounds: (low: string, high: string, level: string): string =>
    `; of all seeds between ${low} and ${high}, at ${level} %`,
  tightestSeed: (seed: number): string => `; tightest at seed ${seed}`,
  farthestSeed: (seed: number): string => `; farthest from it at seed ${seed}`,
  notExamined: (topics: string): string => `not examined: ${topics}`,
  asStated: (held: number, of: number): string =>
    `${held} of ${formatCount(of, 'quantity', 'quantities')} as stated`,
  evidence: {
    runByRun: (statement: string): string => `${statement}, run by run`,
    'does not fall': (reading: string, axis: string): string => `${reading} does not fall along ${axis}`,
    'does not rise': (reading: string, axis: string): string => `${reading} does not rise along ${axis}`,
    falls: (reading: string, axis: string): string => `${reading} falls along ${axis}`,
    rises: (reading: string, axis: string): string => `${reading} rises along ${axis}`,
    finite: (reading: string): string => `${reading} is finite`,
    diverges: (reading: string): string => `${reading} diverges`,
    ends: (count: number): string => `; the ends of ${count} values`,
    tightest: (shown: number, of: number): string => `; the ${shown} tightest of ${formatCount(of, 'run')}`,
    worstFindings: (shown: number, of: number): string => `; the first ${shown} of ${of}, worst first`,
    findings: 'What was measured against what is stated, in the worst of the runs examined',
    seed: 'Seed',
    margin: 'To spare',
    step: 'Smallest step',
    diverged: 'Diverged',
    verdict: 'Verdict',
    run: 'Run',
    quantity: 'Quantity',
    measured: 'Measured',
    stated: 'Stated',
    tolerance: 'Tolerance',
    runs: 'Runs',
    worstRun: 'Worst run',
    yes: 'yes',
    no: 'no',
    exact: 'exact',
  },
};
