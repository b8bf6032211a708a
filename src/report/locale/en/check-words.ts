import type { Margin, VerdictState } from '../../../model/outcome/verdict.ts';
import type { HowDiverged } from '../../../model/run/divergence.ts';
import { formatNumber, formatShare } from '../../format/numbers.ts';
import { blamesSteps } from '../../../check/blames-steps.ts';
import { makeLookup } from '../make-lookup.ts';
import { formatCount } from './grammar.ts';
import { quantityWords } from './names.ts';

const verbs = {
  fails: ['fails', 'fail'],
  undecided: ['is undecided', 'are undecided'],
  holds: ['holds', 'hold'],
  moved: ['moved', 'moved'],
} as const satisfies Record<VerdictState | 'moved', readonly [one: string, several: string]>;

/** Texts on claims and guards, and on the numbers that decide them; figures come formatted. */
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
  /** Shown if nothing else is wrong. */
  figuresMoved: 'figures moved against what was blessed',
  counts: (parts: readonly string[]): string => parts.join(', '),
  /** Joins parts of one sentence. */
  clauses: (...parts: readonly string[]): string => parts.join('; '),
  interrupted: 'interrupted before everything was measured',
  nothingJudged: 'nothing was judged',
  nothingMeasured: 'nothing was measured',
  share: (held: number, of: number): string => `holds in ${held} of ${formatCount(of, 'run')}`,
  /** The share of all seeds lies between `low` and `high` at confidence `level`. */
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

/** Says how far a verdict is from flipping; null if nothing was measured. */
export function marginWords(margin: Margin | null): string | null {
  if (margin === null || Number.isNaN(margin.value)) return null;
  const distance = words[margin.unit](margin.value);
  if (margin.sds === null || !Number.isFinite(margin.sds)) return distance;
  return `${distance} (on average ${formatNumber(Math.abs(margin.sds), 2)} seed sds)`;
}

const words = {
  metric: (value) => `${formatNumber(Math.abs(value))} ${value < 0 ? 'short' : 'to spare'}`,
  runs: (value) => `${formatCount(Math.abs(value), 'run')} ${value < 0 ? 'short' : 'to spare'}`,
  /** `value` is the share of the tolerance that is left. */
  tolerance: (value) =>
    value < 0
      ? `${formatNumber(1 - value)} times the tolerance off`
      : `${formatShare(value)} of the tolerance to spare`,
} as const satisfies Record<Margin['unit'], (value: number) => string>;

/** Says when and how a run diverged. It names a reason only if the numbers show one. */
export function divergenceWords(how: HowDiverged): string {
  const { epoch, growth, rise, beyond, badData } = how;
  const grew =
    growth === null ? '' : `, its weights ended ${formatNumber(growth)} times as long as they began`;
  const rose =
    rise === undefined
      ? ''
      : `, its ${quantityWords(rise.metric)} had grown ${formatNumber(rise.factor)} times`;
  const passed =
    beyond === undefined
      ? ''
      : `, its ${quantityWords(beyond.metric)} was ${formatNumber(beyond.value)}${beyond.epoch === null ? '' : ` in epoch ${formatNumber(beyond.epoch)}`}, where ${formatNumber(beyond.limit)} is its limit`;
  const data =
    badData === undefined
      ? ''
      : `: ${formatCount(badData.rows, 'row')} of its data ${badData.rows === 1 ? 'holds' : 'hold'} what is no finite number, the first is row ${formatNumber(badData.first)}`;
  const steps = blamesSteps(how) ? ': are its steps too large?' : '';
  return `${epoch === null ? '' : ` in epoch ${formatNumber(epoch)}`}${grew}${rose}${passed}${data}${steps}`;
}

/** What a guard looks for, by code, and what the guard needs to find it. */
export const topics = {
  runs: 'a run (the experiment asks for none)',
  epochs: 'the number of epochs ("states: { epochs: … }")',
  orders: 'the orders of the rows ("states: { trainRows: …, epochs: … }" and "orders: [name of the stream]")',
  'shared-draws': 'whether cells of a seed share their numbers (a sweep of two values or more, and a stream)',
  rows: 'the rows of "fit", "evaluate" and their data sets, or of "data: { train, test }" (no row was seen)',
  'held-out': 'whether held-out rows are trained on',
  'train-rows': 'whether every train row is used ("states: { trainRows: … }")',
  'evaluation-alone': 'whether the evaluation of a row depends on others',
  relations: 'a relation between two runs',
  figures: 'a metric or a parameter',
};

/** Words a topic of which a guard found nothing. */
export const unexaminedWords = makeLookup(topics);
