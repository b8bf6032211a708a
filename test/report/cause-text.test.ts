import { describe, expect, it } from 'vitest';
import { cause, type Cause } from '../../src/check/cause.ts';
import { causeText } from '../../src/report/locale/en/cause-text.ts';
import { causeText as chineseCauseText } from '../../src/report/locale/zh-cn/cause-text.ts';
import { chapter, run } from '../fixtures/report/chapter.ts';

const differs = { code: 'not-reproducible', run, cells: 2, repeated: 9 } as const;

/** One cause of every code, with the words that must be in its text. */
const examples: readonly (readonly [Cause, RegExp])[] = [
  [{ code: 'threw', run, message: 'out of memory' }, /threw: out of memory/],
  [{ code: 'refused', run, message: 'no fit' }, /^what the run .* returned was refused: no fit$/],
  [
    { code: 'backend-changed', run, from: 'wasm', to: 'cpu', place: 'a.ts:3:1' },
    /changed the backend from wasm to cpu \(a.ts:3:1\): .*; --backend cpu runs all on that$/,
  ],
  [{ code: 'not-run', runs: 3, first: run }, /3 runs were not made, the first is lambda=5,seed=1$/],
  [{ code: 'diverged', run, epoch: 4, growth: 1e11 }, /diverged in epoch 4.*1e11 times/],
  [
    { code: 'missing', run, what: 'metric "testLos"', has: ['testLoss'] },
    /no metric "testLos", it leaves testLoss/,
  ],
  [
    { code: 'setting-unread', name: 'lamda', place: 'sweep', known: ['epochs', 'lambda'], near: 'lambda' },
    /no run read the setting "lamda" of "sweep"; the code reads epochs, lambda: did you mean "lambda"\?/,
  ],
  [
    { code: 'stream-unasked', name: 'inti', place: 'redraw', known: ['init'], near: 'init' },
    /no run asked for the stream "inti" of "redraw"; the code asks for init: did you mean "init"\?/,
  ],
  [
    { code: 'metric-unreported', name: 'auc', place: 'metrics', known: [], near: null },
    /no run reported the metric "auc" of "metrics"; the code reports none: name one/,
  ],
  [
    { code: 'nothing-examined', lacks: ['epochs', 'relations'] },
    /nothing to examine: what it looks at is the number of epochs .* and a relation between two runs/,
  ],
  [
    {
      code: 'draw-amount',
      run,
      other: 'lambda=0,seed=1',
      stream: 'mask',
      axis: 'lambda',
      measured: 40,
      stated: 20,
    },
    /40 numbers from the stream "mask".* and 20 in lambda=0,seed=1, which differ in lambda alone.*"sizes"/,
  ],
  [
    { code: 'relation-diverged', relations: ['a', 'b'], run, epoch: 3, growth: null },
    /diverged in epoch 3, and the relations a and b start from it.*"with"/,
  ],
  [
    { code: 'rows-shared', run, rows: 100, of: 100, first: 21 },
    /100 of 100 held-out rows were trained on, the first is row 21$/,
  ],
  [
    { code: 'rows-alike', run, rows: 1, of: 10, first: 3 },
    /1 of 10 held-out rows has the content of rows trained on.*not known/,
  ],
  [
    { code: 'rows-trained', run, measured: 120, stated: 20 },
    /120 different rows were trained on.*stated 20$/,
  ],
  [{ code: 'row-depends', run, measured: 0.5 }, /differ by 0.5 between a batch and the row alone/],
  [{ code: 'nothing-held-out', run }, /every row that .* evaluated had been trained on.*validation data/],
  [{ code: 'not-upheld', held: 3, of: 5, run }, /not hold in 2 of 5 runs/],
  [
    { code: 'not-finite', run, reading: 'precision', seed: 2, epoch: 3, measured: Number.NaN },
    /^precision is NaN at epoch 3 of seed 2, in the run/,
  ],
  [{ code: 'no-trend', run, reading: 'loss', axis: 'epoch' }, /single value along epoch.*no trend/],
  [
    { code: 'too-few-runs', held: 6, of: 10, low: 0.2, high: 0.9, required: 0.5 },
    /between 20 % and 90 %.*so many runs do not decide$/,
  ],
  [
    {
      ...differs,
      of: 'metric',
      quantity: 'testLoss',
      at: 3,
      first: 0.1,
      second: 0.30000000000000004,
      when: 'each-run',
    },
    /2 of 9 cells.*testLoss of epoch 3 was 0\.1 at first, then 0\.30000000000000004; it differs from run to run/,
  ],
  [{ code: 'seeds-alike', run, runs: 100, stream: null }, /100 runs are one run.*deterministic: true/],
  [
    { code: 'not-deterministic', run, stream: 'init', other: null },
    /deterministic, and .* draws from the stream "init"/,
  ],
  [{ code: 'rests-on-unreproducible', run }, /rests on the cell of .*see the guard reproducible/],
  [
    { code: 'order-rows', run, measured: 120, stated: 20 },
    /an order of 120 rows, stated 20 train rows, which is all rows, train and test$/,
  ],
  [{ code: 'order-count', run, measured: 1, stated: 10 }, /once, stated 10 times$/],
  [
    { code: 'epoch-count', run, metric: 'testLoss', measured: 20, stated: 10 },
    /testLoss was reported for 20 epochs, stated 10/,
  ],
  [{ code: 'stream-unused', run, stream: 'noise' }, /never asks for the stream "noise"/],
  [
    { code: 'draw-kind', run, stream: 'order', measured: 'normal', stated: 'permutation' },
    /"order".*normal, stated a permutation/,
  ],
  [
    { code: 'stream-unknown', run, stream: 'nosie', known: ['noise'], near: 'noise' },
    /"nosie".*known: noise\): did you mean "noise", which it never asks for\?$/,
  ],
  [
    {
      code: 'not-equivalent',
      run,
      quantity: 'reference metric testLoss',
      measured: 0.25,
      stated: 0.24,
      tolerance: 1e-4,
    },
    /the test loss is 0.25, by the reference 0.24, allowed 1e-4$/,
  ],
  [{ code: 'baseline-absent', file: 'a.baseline.json' }, /no baseline a.baseline.json: npx bookproof bless/],
  [
    { code: 'baseline-malformed', file: 'a.baseline.json', reason: 'runs: expected record' },
    /a.baseline.json is no baseline.*\(runs: expected record\): mend it, or delete it, and npx bookproof bless/,
  ],
  [
    { code: 'baseline-foreign', file: 'a.baseline.json', blessed: 'b, c.ts#fit', own: 'a, a.ts#fit' },
    /blessed for b, c.ts#fit, and this is a, a.ts#fit: mend it/,
  ],
  [
    { code: 'baseline-stale', file: 'a.baseline.json', run, runs: 3, of: 45 },
    /holds no figures of 3 of 45 runs, such as lambda=5,seed=1: what was blessed has other cells or seeds/,
  ],
  [
    {
      code: 'baseline-moved',
      run,
      quantity: 'blessed parameter w',
      measured: 0.5,
      stated: 0,
      runs: 40,
      of: 45,
      beside: [{ what: 'locale', blessed: 'de-DE', now: 'en-US' }],
    },
    /40 of 45 runs moved; in lambda=5,seed=1 the distance of w from what was blessed is 0.5; blessed on locale de-DE, this is en-US$/,
  ],
  [
    { code: 'drifted', run, quantity: 'testLoss at lambda=10', sds: 1.25, band: 0.5 },
    /the test loss at lambda=10 lies 1.25 seed standard deviations from what was blessed.*allowed 0.5/,
  ],
  [
    { code: 'draws-changed', run, stream: 'init' },
    /other numbers from the stream "init".*: the guard drift compares fresh seeds$/,
  ],
  [{ code: 'drawn-again', run, stream: 'init', measured: 2 }, /"init" was drawn 2 times/],
  [
    { code: 'draw-size', run, stream: 'features', measured: 4000, stated: 24000 },
    /4000 numbers, stated 24000$/,
  ],
  [
    { code: 'draws-differ', run, other: 'lambda=0,seed=1', stream: 'init' },
    /different numbers from the stream "init"/,
  ],
  [
    { code: 'noise-sd', run, measured: 0.0998, stated: 0.01 },
    /sd 0.0998, stated 0.01, and the chapter's prose says 0.1$/,
  ],
  [
    { code: 'true-bias', run, measured: 0.5, stated: 0.05 },
    /0.5, stated 0.05: has a decimal place slipped\?/,
  ],
  [{ code: 'true-weight', run, measured: 0.02, stated: 0.01 }, /a weight of 0.02, stated 0.01/],
  [{ code: 'features-law', run, mean: 0.5, sd: 0.289 }, /mean 0.5 and sd 0.289, stated 0 and 1/],
  [
    { code: 'start-sd', run, measured: 0.0101, stated: 1 },
    /sd 0.0101, stated 1: have two decimal places slipped\?/,
  ],
  [{ code: 'start-mean', run, measured: 0.5, stated: 0 }, /around 0.5, stated 0/],
  [{ code: 'start-bias', run, measured: 0.7 }, /bias starts at 0.7, stated 0/],
  [{ code: 'other-features', run, measured: 2 }, /lie up to 2 from the ones drawn/],
  [
    { code: 'learning-rate', run, measured: 0.03, stated: 0.003 },
    /0.03, stated 0.003: has a decimal place slipped\?/,
  ],
  [
    { code: 'decay', run, measured: 0.03, stated: 0.015 },
    /decay by 0.03 a step, stated ηλ = 0.015: is the penalty missing its 1\/2\?/,
  ],
  [
    { code: 'step-count', run, measured: 190, stated: 200 },
    /decay as in 190 steps, stated 200: one fewer in each epoch$/,
  ],
  [
    { code: 'decay-order', run, measured: 0.00291, stated: 0.003 },
    /rate of 0.00291, which is η\(1 − ηλ\) of the stated η = 0.003: as where the decay is applied after the step/,
  ],
  [{ code: 'l1-penalty', run, measured: 0.015 }, /takes 0.015 off the weights by their sign.*Σ\|w\|/],
  [
    { code: 'momentum', run, measured: 0.50003 },
    /carries on 0.5 of the step before it, a momentum that nothing states$/,
  ],
  [
    { code: 'bias-rate', run, measured: 0, stated: 0.003 },
    /bias moves at a rate of 0, stated 0.003, .*: the update leaves it out$/,
  ],
  [
    { code: 'bias-decays', run, measured: 0.015, stated: 0, weights: 0.01501 },
    /bias decays by 0.015 a step, stated 0, as much as the weights do$/,
  ],
  [
    { code: 'batch-scaling', run, batch: 5, rows: 5, measured: 0.015, single: 0.015, stated: 0.003 },
    /rate is 0.015, stated 0.003, in a batch of 5 rows at batch size 5: is the summed gradient not divided/,
  ],
  [
    { code: 'closed-form', run, case: 'wipedWeights', measured: 0.1, tolerance: 2e-5 },
    /weights at λ = 1\/η, distance from the span of the last rows: 0.1, allowed 2e-5$/,
  ],
  [{ code: 'labels-differ', run, rms: 0.05 }, /0.05 \(root mean square\)/],
  [
    { code: 'parameters-differ', run, parameter: 'w', measured: 0.1, tolerance: 2e-5 },
    /the final w lies 0.1 from.*allowed 2e-5/,
  ],
  [
    { code: 'first-bad-epoch', run, metric: 'trainLoss', epoch: 4, measured: 2, stated: 1 },
    /train loss leaves.*epoch 4.*and follows it in the 3 epochs before$/,
  ],
  [
    { code: 'foreign-rows', run, rows: 100, first: 21 },
    /moved by 100 rows that are no train rows, the first is row 21 of all: all the test rows$/,
  ],
  [{ code: 'off-span-moved', run, measured: 0.1, stated: 0 }, /no train row reaches.*0.1/],
  [{ code: 'bias-not-conserved', run, measured: 0.1, stated: 0 }, /without a penalty the bias ends 0.1/],
  [
    { code: 'decay-underflow', run, factor: 1e-9 },
    /1e-9 of themselves.*: a smaller penalty in the sweep, or fewer epochs, would show it$/,
  ],
  [
    { code: 'other-rows', run, metric: 'testLoss', rows: 'train' },
    /test loss equals the loss on the train rows/,
  ],
  [
    { code: 'broadcast', run, metric: 'trainLoss' },
    /train loss equals the mean over every prediction with every label, as a column of predictions less a row of labels gives it$/,
  ],
  [
    { code: 'loss-factor', run, metric: 'trainLoss', ratio: 2 },
    /2 times the stated loss: is the loss missing its 1\/2\?/,
  ],
  [
    { code: 'with-penalty', run, metric: 'testLoss' },
    /test loss equals the training objective, which is the stated loss and the penalty$/,
  ],
  [
    { code: 'loss-differs', run, metric: 'testLoss', measured: 2.0001, stated: 2 },
    /reported as 2.0001, computed again it is 2$/,
  ],
  [
    {
      code: 'relation',
      run: 'lambda=5,seed=1,overrides=0123abcd',
      other: run,
      relation: 'other-test-rows',
      quantity: 'w',
      of: 'parameter',
      kind: 'keeps',
      at: 7,
      measured: 0.25,
      stated: 0.125,
    },
    /^relation "other-test-rows": w\[7\] should have stayed 0.125, by lambda=5,seed=1, and is 0.25 in lambda=5,seed=1,overrides=0123abcd: training sees the test rows$/,
  ],
];

const numbersOf = (text: string) => text.match(/\d[\d.]*(?:e-?\d+)?/g) ?? [];

describe('causeText', () => {
  it.each(examples)('words $code', (example, words) => expect(causeText(example, chapter)).toMatch(words));

  it('says of a run that was made once that it was not made again', () => {
    const again = { code: 'not-run', first: run, again: true } as const;
    expect([1, 2].map((runs) => causeText({ ...again, runs }, chapter))).toEqual([
      'the run lambda=5,seed=1 was not made again',
      '2 runs were not made again, the first is lambda=5,seed=1',
    ]);
    expect(chineseCauseText({ ...again, runs: 2 }, chapter)).toBe(
      '2 次运行没有重跑，第一次是 lambda=5,seed=1',
    );
  });

  it('is tried on every code', () => {
    const codes = cause.options.map(({ shape }) => shape.code.value);
    expect(examples.map(([{ code }]) => code).toSorted()).toEqual(codes.toSorted());
  });

  it.each(examples)('words $code in Chinese with the same numbers', (example) => {
    const text = chineseCauseText(example, chapter);
    expect(text).toMatch(/\p{Script=Han}/u);
    expect(numbersOf(text)).toEqual(expect.arrayContaining(numbersOf(causeText(example, chapter))));
  });
});
