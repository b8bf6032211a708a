import { describe, expect, it } from 'vitest';
import { cause, type Cause } from '../../src/check/cause.ts';
import { causeText } from '../../src/report/causes/cause-text.ts';

const chapter = {
  states: {
    inputs: 200,
    trainRows: 20,
    testRows: 100,
    epochs: 10,
    batchSize: 5,
    learningRate: 0.003,
    noiseSd: 0.01,
  },
  prose: { noiseSd: 0.1 },
};
const run = 'lambda=5,seed=1';

/** One cause of every code, with the words that must be in its text. */
const examples: readonly (readonly [Cause, RegExp])[] = [
  [{ code: 'threw', run, message: 'out of memory' }, /threw: out of memory/],
  [{ code: 'not-run', runs: 3, first: run }, /3 runs were not made.*interrupted\?/],
  [{ code: 'diverged', run, epoch: 4, growth: 1e11 }, /diverged in epoch 4.*1e11 times/],
  [
    { code: 'missing', run, what: 'metric "testLos"', has: ['testLoss'] },
    /no metric "testLos", it leaves testLoss/,
  ],
  [{ code: 'not-upheld', held: 3, of: 5, run }, /not hold in 2 of 5 runs/],
  [
    { code: 'too-few-runs', held: 6, of: 10, low: 0.2, high: 0.9, required: 0.5 },
    /between 20 % and 90 %.*more runs/,
  ],
  [
    { code: 'order-rows', run, measured: 120, stated: 20 },
    /an order of 120 rows, stated 20 train rows: does training see the test rows\?/,
  ],
  [{ code: 'order-count', run, measured: 1, stated: 10 }, /once, stated 10 times: is one shuffle used/],
  [
    { code: 'epoch-count', run, metric: 'testLoss', measured: 20, stated: 10 },
    /testLoss was reported for 20 epochs, stated 10/,
  ],
  [{ code: 'stream-unused', run, stream: 'noise' }, /never asks for the stream "noise"/],
  [
    { code: 'draw-kind', run, stream: 'order', measured: 'normal', stated: 'permutation' },
    /"order".*normal, stated a permutation/,
  ],
  [{ code: 'stream-unknown', run, stream: 'nosie', known: ['noise'] }, /"nosie".*known: noise.*misspelt\?/],
  [
    {
      code: 'not-equivalent',
      run,
      quantity: 'reference metric testLoss',
      measured: 0.25,
      stated: 0.24,
      tolerance: 1e-4,
    },
    /the test loss is 0.25, by the reference 0.24, allowed 1e-4: do the two train alike/,
  ],
  [{ code: 'baseline-absent', file: 'a.baseline.json' }, /no baseline a.baseline.json: `bookproof bless`/],
  [
    { code: 'baseline-malformed', file: 'a.baseline.json', reason: 'runs: expected record' },
    /a.baseline.json is no baseline.*\(runs: expected record\): `bookproof bless`/,
  ],
  [
    { code: 'baseline-foreign', file: 'a.baseline.json', blessed: 'b, c.ts#fit', own: 'a, a.ts#fit' },
    /blessed for b, c.ts#fit, and this is a, a.ts#fit: was it copied/,
  ],
  [
    { code: 'baseline-stale', file: 'a.baseline.json', run, runs: 3, of: 45 },
    /holds no figures of 3 of 45 runs, such as lambda=5,seed=1: was the experiment changed/,
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
    },
    /40 of 45 runs moved; in lambda=5,seed=1 the distance of w from what was blessed is 0.5: is that meant\?/,
  ],
  [
    { code: 'drifted', run, quantity: 'testLoss at lambda=10', sds: 1.25, band: 0.5 },
    /the test loss at lambda=10 lies 1.25 seed standard deviations from what was blessed.*allowed 0.5/,
  ],
  [
    { code: 'draws-changed', run, stream: 'init', request: 1 },
    /other numbers from the stream "init" \(request 1\).*does the guard drift hold/,
  ],
  [{ code: 'drawn-again', run, stream: 'init', measured: 2 }, /"init" was drawn 2 times/],
  [
    { code: 'draw-size', run, stream: 'features', measured: 4000, stated: 24000 },
    /4000 numbers, stated 24000: .*left out\?/,
  ],
  [
    { code: 'draws-differ', run, other: 'lambda=0,seed=1', stream: 'init' },
    /different numbers from the stream "init"/,
  ],
  [
    { code: 'noise-sd', run, measured: 0.0998, stated: 0.01 },
    /sd 0.0998, stated 0.01: does the code follow the chapter's prose, which says 0.1\?/,
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
    /decay as in 190 steps, stated 200: does each epoch leave out its last batch\?/,
  ],
  [
    { code: 'decay-order', run, measured: 0.00291, stated: 0.003 },
    /rate of 0.00291, which is η\(1 − ηλ\) of the stated η = 0.003: is the decay applied after the step/,
  ],
  [{ code: 'l1-penalty', run, measured: 0.015 }, /takes 0.015 off the weights by their sign.*Σ\|w\|/],
  [
    { code: 'momentum', run, measured: 0.50003 },
    /carries on 0.5 of the step before it: has the update a momentum/,
  ],
  [
    { code: 'bias-rate', run, measured: 0, stated: 0.003 },
    /bias moves at a rate of 0, stated 0.003.*left out of the update\?/,
  ],
  [
    { code: 'bias-decays', run, measured: 0.015, stated: 0 },
    /bias decays by 0.015 a step, stated 0: is it penalised/,
  ],
  [
    { code: 'batch-scaling', run, batch: 5, rows: 5, measured: 0.015, single: 0.015, stated: 0.003 },
    /rate is 0.015, stated 0.003, in a batch of 5 rows at batch size 5: is the summed gradient not divided/,
  ],
  [
    { code: 'closed-form', run, case: 'wipedWeights', measured: 0.1, tolerance: 2e-5 },
    /weights at λ = 1\/η, distance from the span of the last rows: 0.1, allowed 2e-5: is the update another one\?/,
  ],
  [{ code: 'labels-differ', run, rms: 0.05 }, /0.05 \(root mean square\)/],
  [
    { code: 'parameters-differ', run, parameter: 'w', measured: 0.1, tolerance: 2e-5 },
    /the final w lies 0.1 from.*allowed 2e-5/,
  ],
  [
    { code: 'first-bad-epoch', run, metric: 'trainLoss', epoch: 4, measured: 2, stated: 1 },
    /train loss leaves.*epoch 4.*between the epochs\?/,
  ],
  [
    { code: 'foreign-rows', run, rows: 100, first: 21 },
    /moved by 100 rows that are no train rows, the first is row 21 of all: does training see the test rows\?/,
  ],
  [{ code: 'off-span-moved', run, measured: 0.1, stated: 0 }, /no train row reaches.*0.1/],
  [{ code: 'bias-not-conserved', run, measured: 0.1, stated: 0 }, /without a penalty the bias ends 0.1/],
  [{ code: 'decay-underflow', run, factor: 1e-9 }, /1e-9 of themselves.*smaller penalty\?/],
  [
    { code: 'other-rows', run, metric: 'testLoss', rows: 'train' },
    /test loss equals the loss on the train rows/,
  ],
  [
    { code: 'broadcast', run, metric: 'trainLoss' },
    /train loss equals the mean over every prediction with every label: .*reshape\?/,
  ],
  [
    { code: 'loss-factor', run, metric: 'trainLoss', ratio: 2 },
    /2 times the stated loss: is the loss missing its 1\/2\?/,
  ],
  [{ code: 'with-penalty', run, metric: 'testLoss' }, /test loss includes the penalty/],
  [
    { code: 'loss-differs', run, metric: 'testLoss', measured: 2.0001, stated: 2 },
    /reported as 2.0001, computed anew it is 2/,
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
    /^relation "other-test-rows": w\[7\] should have stayed 0.125, by lambda=5,seed=1, and is 0.25 in lambda=5,seed=1,overrides=0123abcd: does training see the test rows\?$/,
  ],
];

describe('causeText', () => {
  it.each(examples)('words $code', (example, words) => expect(causeText(example, chapter)).toMatch(words));

  it.each([
    ['keeps', 'other-test-rows', /should have stayed 1, .*: does training see the test rows\?$/],
    ['moves', 'other-test-rows', /: is it computed on other rows than the test rows\?$/],
    ['moves', 'other-order', /: does training follow the order that it draws\?$/],
    ['moves', 'other-start', /: do the weights start at the numbers drawn\?$/],
    ['scales', 'scaled', /should have scaled to 1, .*: does a constant or another penalty take part .*\?$/],
    ['keeps', 'mine', /: does w depend on what was changed\?$/],
    ['scales', 'mine', /: does w depend on more than what was scaled\?$/],
    [
      'moves',
      'mine',
      /^relation "mine" \(Mine moves w\): w should have moved, and is the same in every value in b as in a: does w/,
    ],
    ['moves', 'constructor keeps', /: does w depend on what was changed\?$/],
  ] as const)('says of a relation that %s, %s, what to look at', (kind, relation, words) => {
    const relations = [
      {
        id: 'mine',
        says: 'Mine moves w.',
        with: {},
        changes: {},
        overrides: [],
        scales: {},
        exponent: 1,
        keeps: [],
        moves: ['w'],
      },
    ];
    const broken = {
      run: 'b',
      other: 'a',
      quantity: 'w',
      of: 'parameter',
      at: 0,
      measured: 2,
      stated: 1,
    } as const;
    const text = causeText({ code: 'relation', relation, kind, ...broken }, { ...chapter, relations });
    expect(text).toMatch(words);
  });

  it('places what a metric breaks in its epoch, and calls it by its words', () => {
    const broken = { code: 'relation', run: 'b', other: 'a', relation: 'r', measured: 2, stated: 1 } as const;
    const metric = { ...broken, quantity: 'trainLoss', of: 'metric', at: 3 } as const;
    expect(causeText({ ...metric, kind: 'keeps' })).toMatch(
      /: train loss in epoch 3 should have stayed 1, by a, and/,
    );
    expect(causeText({ ...metric, kind: 'moves' })).toMatch(
      /: train loss should .* in every epoch in b as in a/,
    );
  });

  it('is tried on every code', () => {
    const codes = cause.options.map(({ shape }) => shape.code.value);
    expect(examples.map(([{ code }]) => code).toSorted()).toEqual(codes.toSorted());
  });

  it.each([
    [-1, 'wrong sign'],
    [0, 'never reach the update'],
    [0.5, 'halved twice'],
    [1 / 0.003, 'not multiplied by the learning rate'],
    [1 / 20, 'divided by the 20 train rows'],
    [1 / 5, 'divided by the batch size of 5'],
    [5, 'once a row of the batch of 5'],
  ])('asks of a decay %d times the stated one whether it is "%s"', (ratio, words) =>
    expect(causeText({ code: 'decay', run, measured: ratio * 0.015, stated: 0.015 }, chapter)).toContain(
      words,
    ),
  );

  it.each([
    [1 / 5, 'divided by the batch size of 5 twice'],
    [20, 'summed over the 20 train rows'],
    [2, 'missing its 1/2'],
    [-1, 'up the gradient'],
  ])('asks of a learning rate %d times the stated one whether it is "%s"', (ratio, words) =>
    expect(
      causeText({ code: 'learning-rate', run, measured: ratio * 0.003, stated: 0.003 }, chapter),
    ).toContain(words),
  );

  it.each([
    { rows: 4, measured: 0.25, single: 0.25, words: 'divided by the batch size of 4 twice?' },
    { rows: 4, measured: 4, single: 4, words: 'not divided by the batch size of 4?' },
    {
      rows: 4,
      measured: 0.25,
      single: 1,
      words: 'is a mean over the batch divided by the batch size of 4 again?',
    },
    {
      rows: 4,
      measured: 4,
      single: 1,
      words: 'compared with all 4 labels of the batch, for lack of a reshape?',
    },
    { rows: 1, measured: 4, single: 4, words: 'is a short batch divided by its own rows' },
  ])('tells wrong divisions in batches of 4 apart: $words', ({ words, ...rates }) =>
    expect(causeText({ code: 'batch-scaling', run, batch: 4, stated: 1, ...rates }, chapter)).toContain(
      words,
    ),
  );

  it('takes the batch size of a run where it is not the stated one', () =>
    expect(causeText({ code: 'decay', run, batch: 4, measured: 0.25, stated: 1 }, chapter)).toBe(
      'the weights decay by 0.25 a step in batches of 4, stated ηλ = 1: is the decay divided by the batch size of 4?',
    ));

  it.each([
    [10, 'applied once an epoch?'],
    [190, 'leave out its last batch?'],
    [40, 'is the batch size another one?'],
    [180, 'is the batch size another one?'],
    [400, 'are there more epochs?'],
    [410, 'is the batch size another one?'],
  ])('asks of %d steps where 200 are stated "%s"', (measured, words) =>
    expect(causeText({ code: 'step-count', run, measured, stated: 200 }, chapter)).toContain(words),
  );

  it('asks about the batch where the chapter does not say how many epochs there are', () =>
    expect(causeText({ code: 'step-count', run, measured: 10, stated: 200 })).toContain('is the batch size'));

  it.each([
    [{ code: 'momentum', run, measured: 0.9991 }, 'are the gradients never cleared?'],
    [{ code: 'momentum', run, measured: 0.9 }, 'a momentum that nothing states?'],
    [{ code: 'bias-rate', run, measured: 0.03, stated: 0.003 }, 'summed or divided in another way'],
    [{ code: 'bias-rate', run, measured: 2e-6, stated: 0.003 }, 'left out of the update?'],
    [
      { code: 'foreign-rows', run, rows: 1, first: 21 },
      "row 21 of all rows, which is no train row: is the row's index",
    ],
    [{ code: 'foreign-rows', run, rows: 5, first: 21 }, 'does the iterator reach beyond the train rows?'],
    [
      { code: 'other-rows', run, metric: 'testLoss', rows: 'all' },
      'the loss on all rows: are the rows mixed up',
    ],
    [
      { code: 'other-rows', run, metric: 'testLoss', rows: '11..120' },
      'rows 11..120 of all: are the rows split in',
    ],
  ] satisfies [Cause, string][])('of %j says "%s"', (example, words) =>
    expect(causeText(example, chapter)).toContain(words),
  );

  it('asks nothing where no suspect fits', () =>
    expect(causeText({ code: 'decay', run, measured: 0.0213, stated: 0.015 }, chapter)).not.toContain('?'));

  it('blames no batch of one', () =>
    expect(
      causeText(
        { code: 'decay', run, measured: 0.015000001, stated: 0.015 },
        { ...chapter, states: { batchSize: 1 } },
      ),
    ).not.toContain('batch'));

  it('suspects a variance where the prose says nothing', () =>
    expect(causeText({ code: 'noise-sd', run, measured: 0.0998, stated: 0.01 })).toContain(
      'taken for a variance?',
    ));
});
