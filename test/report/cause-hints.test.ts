import { describe, expect, it } from 'vitest';
import type { Cause } from '../../src/check/cause.ts';
import { causeText } from '../../src/report/locale/en/cause-text.ts';
import { chapter, run } from '../fixtures/report/chapter.ts';

describe('the question at the end of a cause', () => {
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
