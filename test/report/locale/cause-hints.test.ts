import { describe, expect, it } from 'vitest';
import type { Cause } from '../../../src/model/outcome/cause.ts';
import { causeText } from '../../../src/report/locale/en/cause-text.ts';
import { causeText as chineseText } from '../../../src/report/locale/zh-cn/cause-text.ts';
import { chapter, run } from '../../fixtures/report/chapter.ts';

const rows = { code: 'relation', run: 'b', other: 'a', at: 0, measured: 2, stated: 1 } as const;
const own = {
  id: 'mine',
  says: 'Mine moves w.',
  with: {},
  changes: {},
  overrides: [],
  scales: {},
  exponent: 1,
  keeps: [],
  moves: ['w'],
};

describe('what a broken relation means', () => {
  it.each([
    ['keeps', 'other-test-rows', 'parameter', /, and is 2 in b: training sees the test rows$/],
    ['keeps', 'other-test-rows', 'metric', /, and is 2 in b: it depends on the test rows$/],
    ['moves', 'other-test-rows', 'metric', / as in a: it does not depend on the test rows$/],
    ['moves', 'other-order', 'parameter', / as in a: it does not depend on the order drawn$/],
    ['moves', 'other-start', 'metric', / as in a: it does not depend on the start drawn$/],
    ['scales', 'scaled', 'parameter', /, and is 2 in b$/],
    ['keeps', 'mine', 'parameter', /^relation "mine" \(Mine moves w\): .*, and is 2 in b$/],
    ['scales', 'mine', 'parameter', /, and is 2 in b$/],
    ['moves', 'mine', 'parameter', /w should have moved, and is the same in every value in b as in a$/],
    ['keeps', 'constructor keeps', 'parameter', /, and is 2 in b$/],
  ] as const)('%s, %s, of a %s', (kind, relation, of, words) => {
    const broken = { ...rows, relation, kind, of, quantity: of === 'metric' ? 'testLoss' : 'w' };
    expect(causeText(broken, { ...chapter, relations: [own] })).toMatch(words);
  });

  it("is not known of the author's own, whatever its name", () =>
    expect(
      causeText(
        { ...rows, relation: 'other-order', kind: 'moves', of: 'parameter', quantity: 'w' },
        { ...chapter, relations: [{ ...own, id: 'other-order' }] },
      ),
    ).toMatch(/ as in a$/));
});

describe('what the numbers of a cause are known by', () => {
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
    [10, ': one in each epoch'],
    [190, ': one fewer in each epoch'],
    [400, ': 2 for each of them'],
    [600, ': 3 for each of them'],
    [40, ''],
    [180, ''],
    [410, ''],
  ])('says of %d steps where 200 are stated "%s"', (measured, words) =>
    expect(causeText({ code: 'step-count', run, measured, stated: 200 }, chapter)).toBe(
      `the weights decay as in ${measured} steps, stated 200${words}`,
    ),
  );

  it.each<readonly [Cause, string]>([
    [{ code: 'step-count', run, measured: 10, stated: 200 }, 'decay as in 10 steps, stated 200'],
    [{ code: 'order-rows', run, measured: 120, stated: 20 }, 'order of 120 rows, stated 20 train rows'],
  ])('says no more where the chapter does not say how many there are of each: %j', (example, words) =>
    expect(causeText(example).endsWith(words)).toBe(true),
  );

  it.each<readonly [what: string, shown: Cause, words: string, cousin: Cause]>([
    [
      'all rows in one order',
      { code: 'order-rows', run, measured: 120, stated: 20 },
      ', which is all rows, train and test',
      { code: 'order-rows', run, measured: 119, stated: 20 },
    ],
    [
      'as many rows as test rows in one order',
      { code: 'order-rows', run, measured: 100, stated: 20 },
      ', which is as many as there are test rows',
      { code: 'order-rows', run, measured: 19, stated: 20 },
    ],
    [
      'gradients that are never cleared',
      { code: 'momentum', run, measured: 0.9991 },
      ': as where gradients are never cleared',
      { code: 'momentum', run, measured: 0.9 },
    ],
    [
      'a bias that is left out',
      { code: 'bias-rate', run, measured: 2e-6, stated: 0.003 },
      ': the update leaves it out',
      { code: 'bias-rate', run, measured: 0.03, stated: 0.003 },
    ],
    [
      'a bias that decays like the weights',
      { code: 'bias-decays', run, measured: 0.015, stated: 0, weights: 0.01501 },
      ', as much as the weights do',
      { code: 'bias-decays', run, measured: 0.015, stated: 0, weights: 0.003 },
    ],
    [
      'a bias that decays where it is not known what the weights do',
      { code: 'bias-decays', run, measured: 0.015, stated: 0, weights: 0.015 },
      ', as much as the weights do',
      { code: 'bias-decays', run, measured: 0.015, stated: 0 },
    ],
    [
      'all test rows that move the weights',
      { code: 'foreign-rows', run, rows: 100, first: 21 },
      ': all the test rows',
      { code: 'foreign-rows', run, rows: 5, first: 21 },
    ],
    [
      'epochs that follow the mathematics',
      { code: 'first-bad-epoch', run, metric: 'trainLoss', epoch: 2, measured: 2, stated: 1 },
      ', and follows it in the epoch before',
      { code: 'first-bad-epoch', run, metric: 'trainLoss', epoch: 1, measured: 2, stated: 1 },
    ],
    [
      'streams that are drawn from instead',
      { code: 'stream-unused', run, stream: 'noise', instead: ['Math.random'] },
      ', and draws from Math.random, which nothing states',
      { code: 'stream-unused', run, stream: 'noise' },
    ],
    [
      'a stream of a near name that is never asked for',
      { code: 'stream-unknown', run, stream: 'nosie', known: ['noise'], near: 'noise' },
      ': did you mean "noise", which it never asks for?',
      { code: 'stream-unknown', run, stream: 'mask', known: ['noise'], near: null },
    ],
    [
      'a draw in each epoch',
      { code: 'drawn-again', run, stream: 'init', measured: 10, epochs: 10 },
      ': once in each of its 10 epochs',
      { code: 'drawn-again', run, stream: 'init', measured: 2, epochs: 10 },
    ],
    [
      'cells that differ in one setting',
      { code: 'draws-differ', run, other: 'a', stream: 'init', axis: 'lambda' },
      'although they differ in lambda alone. Where it is meant to, add the stream to "redraw"',
      { code: 'draws-differ', run, other: 'a', stream: 'init' },
    ],
    [
      'evaluations of different rows',
      { code: 'rows-shared', run, rows: 5, of: 9, first: 2, passes: 10 },
      ': the 10 evaluations held out different rows',
      { code: 'rows-shared', run, rows: 9, of: 9, first: 1 },
    ],
    [
      'noise as the prose says',
      { code: 'noise-sd', run, measured: 0.0998, stated: 0.01 },
      ", and the chapter's prose says 0.1",
      { code: 'noise-sd', run, measured: 0.05, stated: 0.01 },
    ],
  ])('%s', (_, shown, words, cousin) => {
    expect(causeText(shown, chapter)).toContain(words);
    expect(causeText(cousin, chapter)).not.toContain(words);
  });

  it('leaves out no suspect that fits as well', () => {
    const two = { ...chapter, states: { ...chapter.states, batchSize: 2, trainRows: 20 } };
    expect(causeText({ code: 'learning-rate', run, measured: 2, stated: 1 }, two)).toBe(
      'the learning rate is 2, stated 1: is the summed gradient not divided by the batch size of 2? or is the loss missing its 1/2?',
    );
    expect(chineseText({ code: 'learning-rate', run, measured: 2, stated: 1 }, two)).toBe(
      '学习率为 2，所述为 1：求和后的梯度是否没有除以批量大小 2？或者损失是否缺了 1/2？',
    );
  });

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
