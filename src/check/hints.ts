import type { Experiment } from '../model/experiment/experiment.ts';
import type { Cause, CauseCode } from '../model/outcome/cause.ts';

/** The numbers that the chapter states, by which a hint recognises a mistake. */
export type StatedNumbers = Pick<Experiment, 'states' | 'prose'>;

/** What is probably wrong, by the factor between what was measured and what is stated. */
export const hintCodes = [
  // the step
  'gradient-divided-twice',
  'gradient-not-divided',
  'gradient-divided-by-rows',
  'gradient-summed-over-rows',
  'gradient-uphill',
  'gradients-lost',
  'short-batch-by-own-rows',
  'mean-divided-again',
  'every-label-compared',
  // the penalty
  'penalty-lacks-half',
  'penalty-halved-twice',
  'penalty-sign',
  'penalty-by-rows',
  'penalty-by-inputs',
  'penalty-once-a-row',
  'penalty-lost',
  'decay-without-rate',
  'decay-by-rate-twice',
  'decay-by-batch',
  // the loss
  'loss-lacks-half',
  'loss-halved-twice',
  'loss-summed',
  'loss-by-batch',
  // the data and the start
  'noise-left-out',
  'variance-for-sd',
  'sd-squared',
  'bias-left-out',
  'weights-left-out',
  'sign-turned',
  'one-start',
  'decimal-slipped',
  'two-decimals-slipped',
] as const;
export type HintCode = (typeof hintCodes)[number];

/** A hint, and the number of rows, inputs or a batch that its words name; 0 if they name none. */
export type Hint = { readonly code: HintCode; readonly count: number };

/** A factor that a hint explains; undefined if the chapter does not state the number that it depends on. */
type Suspect = readonly [factor: number | undefined, code: HintCode, count?: number | undefined];

const near = 0.02;
/** An sd or a mean is estimated from some hundred numbers, so a factor is recognised within a quarter. */
const rough = 0.25;

const slips: readonly Suspect[] = [
  [10, 'decimal-slipped'],
  [0.1, 'decimal-slipped'],
  [100, 'two-decimals-slipped'],
  [0.01, 'two-decimals-slipped'],
];

type States = StatedNumbers['states'];
/** The ratio of what was measured to what is stated, and the suspects that explain it within the tolerance. */
type Factor = { readonly ratio: number; readonly suspects: readonly Suspect[]; readonly tolerance: number };

const factors = {
  'learning-rate': (cause, states) => factorOf(cause, rateSuspects(states), near),
  decay: (cause, states) =>
    factorOf(
      cause,
      decaySuspects(cause.batch === undefined ? states : { ...states, batchSize: cause.batch }),
      near,
    ),
  'batch-scaling': (cause) => factorOf(cause, batchSuspects(cause), near),
  'loss-factor': ({ ratio }, states) => ({ ratio, suspects: lossSuspects(states), tolerance: near }),
  'noise-sd': (cause) => factorOf(cause, noiseSuspects(cause.stated), rough),
  'true-bias': (cause) => factorOf(cause, constantSuspects('bias-left-out'), rough),
  'true-weight': (cause) => factorOf(cause, constantSuspects('weights-left-out'), rough),
  'start-sd': (cause) => factorOf(cause, [[0, 'one-start'], ...slips], rough),
} satisfies { readonly [C in CauseCode]?: (cause: Extract<Cause, { code: C }>, states: States) => Factor };

/**
 * Finds what would explain the numbers of a cause. If several hints fit, all are given: none may be left out.
 *
 * @returns an empty list if the numbers fit no known mistake
 */
export function hintsOf(cause: Cause, { states }: StatedNumbers): readonly Hint[] {
  const table: Partial<Record<CauseCode, (cause: never, states: States) => Factor>> = factors;
  const factor = table[cause.code]?.(cause as never, states); // the table has one function for each code
  return factor === undefined ? [] : matching(factor);
}

function factorOf(
  { measured, stated }: { readonly measured: number; readonly stated: number },
  suspects: readonly Suspect[],
  tolerance: number,
): Factor {
  return { ratio: measured / stated, suspects, tolerance };
}

/** Returns the noise that the chapter's prose states, if the measured noise is that; else undefined. */
export function noiseOfProse(
  { measured, stated }: Extract<Cause, { code: 'noise-sd' }>,
  { prose: { noiseSd } }: StatedNumbers,
): number | undefined {
  if (noiseSd === undefined) return undefined;
  return explains(measured / stated, noiseSd / stated, rough) ? noiseSd : undefined;
}

function rateSuspects({ trainRows, batchSize }: States): readonly Suspect[] {
  return [
    [inverse(batchSize), 'gradient-divided-twice', batchSize],
    [batchSize, 'gradient-not-divided', batchSize],
    [2, 'loss-lacks-half'],
    [0.5, 'loss-halved-twice'],
    [-1, 'gradient-uphill'],
    [10, 'decimal-slipped'],
    [0.1, 'decimal-slipped'],
    [inverse(trainRows), 'gradient-divided-by-rows', trainRows],
    [trainRows, 'gradient-summed-over-rows', trainRows],
    [0, 'gradients-lost'],
  ];
}

function decaySuspects({ trainRows, inputs, batchSize, learningRate }: States): readonly Suspect[] {
  return [
    [2, 'penalty-lacks-half'],
    [0.5, 'penalty-halved-twice'],
    [-1, 'penalty-sign'],
    [inverse(learningRate), 'decay-without-rate'],
    [learningRate, 'decay-by-rate-twice'],
    [inverse(trainRows), 'penalty-by-rows', trainRows],
    [inverse(inputs), 'penalty-by-inputs', inputs],
    [inverse(batchSize), 'decay-by-batch', batchSize],
    [batchSize, 'penalty-once-a-row', batchSize],
    [0, 'penalty-lost'],
  ];
}

/** A single row is its own sum and its own mean, so a batch of one row distinguishes the suspects. */
function batchSuspects(cause: Extract<Cause, { code: 'batch-scaling' }>): readonly Suspect[] {
  const { batch, rows, single, stated } = cause;
  if (rows === 1) return [[batch, 'short-batch-by-own-rows']];
  const singleIsRight = Math.abs(single / stated - 1) < near;
  return singleIsRight
    ? [
        [1 / batch, 'mean-divided-again', batch],
        [batch, 'every-label-compared', batch],
      ]
    : [
        [1 / batch, 'gradient-divided-twice', batch],
        [batch, 'gradient-not-divided', batch],
      ];
}

function lossSuspects({ trainRows, testRows, batchSize }: States): readonly Suspect[] {
  return [
    [2, 'loss-lacks-half'],
    [0.5, 'loss-halved-twice'],
    [trainRows, 'loss-summed'],
    [testRows, 'loss-summed'],
    [inverse(batchSize), 'loss-by-batch'],
  ];
}

function noiseSuspects(stated: number): readonly Suspect[] {
  return [
    [0, 'noise-left-out'],
    [Math.sqrt(stated) / stated, 'variance-for-sd'],
    [stated, 'sd-squared'],
    ...slips,
  ];
}

function constantSuspects(leftOut: HintCode): readonly Suspect[] {
  return [[0, leftOut], [-1, 'sign-turned'], ...slips];
}

/** Returns the hints whose factor is the ratio, each once; a factor of 1 explains nothing. */
function matching({ ratio, suspects, tolerance }: Factor): readonly Hint[] {
  const matches = suspects.filter(([factor]) => explains(ratio, factor, tolerance));
  const hints = matches.map(([, code, count = 0]): Hint => ({ code, count }));
  return hints.filter(
    (hint, at) => hints.findIndex(({ code, count }) => code === hint.code && count === hint.count) === at,
  );
}

function explains(ratio: number, factor: number | undefined, tolerance: number): boolean {
  if (factor === undefined || factor === 1 || !Number.isFinite(ratio)) return false;
  return factor === 0 ? Math.abs(ratio) < 1e-3 : Math.abs(ratio / factor - 1) <= tolerance;
}

/** 1/n, if n is known. */
function inverse(n: number | undefined): number | undefined {
  return n === undefined || n === 0 ? undefined : 1 / n;
}
