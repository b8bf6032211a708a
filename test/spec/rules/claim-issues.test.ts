import { describe, expect, it } from 'vitest';
import { claimOf, lawHead, plainHead } from '../documents.ts';
import { issuesOf, placesOf } from '../issues-of.ts';

/** Line 9 holds the expression, from column 13. */
const underLaw = (expected: string, more = ''): string => `${lawHead}${claimOf(expected, more)}`;
/** Line 6 holds the expression, from column 13. */
const plain = (expected: string, more = ''): string => `${plainHead}${claimOf(expected, more)}`;

describe('a metric', () => {
  it.each([
    ['reported', 'testLoss(lambda=5) < trainLoss(lambda=5, epoch=10)'],
    ['derived', 'weightNorm(lambda=5) < weightDistance(lambda=5)'],
    ['a norm', 'norm(w, lambda=5) < norm(b, lambda=5)'],
    ['a truth beside a measured one', 'weightNorm(lambda=5) < 2 * trueWeightNorm'],
  ])('under a law may be %s', (_, expected) => {
    expect(placesOf(underLaw(expected))).toEqual([]);
  });

  it.each([
    ['that the law does not know', 'testLoss(lambda=0) < testLos(lambda=5)', 'unknown-metric 9:34'],
    ['named like a member of every object', 'toString(lambda=5) < 1', 'unknown-metric 9:13'],
    ['of a parameter that the law does not know', 'norm(v, lambda=5) < 1', 'unknown-metric 9:18'],
    ['that is a truth, with arguments', 'testLoss(lambda=5) < trueWeightNorm(lambda=5)', 'expression 9:49'],
    ['that is derived, at an epoch', 'weightNorm(lambda=5, epoch=3) < 1', 'unknown-value 9:34'],
    ['that is a norm, at an epoch', 'norm(w, epoch=3, lambda=5) < 1', 'unknown-value 9:21'],
    ['that is derived, along epochs', 'weightNorm(lambda=5) falls along epoch', 'unknown-axis 9:46'],
  ])('%s is refused under a law', (_, expected, place) => {
    expect(placesOf(underLaw(expected))).toEqual([place]);
  });

  it('without a law may have any name, unless the experiment declares them', () => {
    expect(placesOf(plain('anything(lambda=5) < 1'))).toEqual([]);
    expect(placesOf(`${plainHead}metrics: [loss]\n${claimOf('los(lambda=5) < norm(v, lambda=5)')}`)).toEqual([
      'unknown-metric 7:13',
    ]);
  });

  it('comes with what was meant, or with what there is', () => {
    expect(issuesOf(underLaw('testLos(lambda=5) < 1'))[0]?.hint).toBe('did you mean "testLoss"?');
    expect(issuesOf(underLaw('accuracy(lambda=5) < 1'))[0]?.hint).toContain('testLoss, weightNorm');
  });
});

describe('a comparison', () => {
  it.each(['1 < 2', '0.1 <= trueWeightNorm', 'trueWeightNorm falls along lambda'])(
    'measures nothing in %j',
    (expected) => {
      expect(placesOf(underLaw(expected))).toEqual(['expression 9:13']);
    },
  );
});

describe('an axis in a reading', () => {
  it.each([
    ['unknown', 'loss(lamda=5) < 1', 'unknown-axis 6:18'],
    ['named like a member of every object', 'loss(lambda=5, constructor=5) < 1', 'unknown-axis 6:28'],
    ['at a value that is not held', 'loss(lambda=5) < loss(lambda=6)', 'unknown-value 6:35'],
    ['left open', 'loss(lambda=5) < loss', 'unbound-axis 6:30'],
    ['bound beside a trend along it', 'loss(lambda=5) falls along lambda', 'expression 6:18'],
    ['unknown to a trend', 'loss falls along lamda', 'unknown-axis 6:30'],
  ])('is refused: %s', (_, expected, place) => {
    expect(placesOf(plain(expected))).toEqual([place]);
  });

  it('names the value, what is held, and the remedy', () => {
    expect(issuesOf(plain('loss(lambda=6) < 1'))[0]).toMatchObject({
      message: 'lambda=6 is not in the sweep',
      hint: 'the sweep holds 0, 0.5, 5; add 6 there or to this claim\'s "with"',
    });
  });

  it('is held by the list in the claim, in place of the sweep', () => {
    expect(
      placesOf(plain('loss(lambda=0) < loss(lambda=600)', '    with: { lambda: [600, 700] }\n')),
    ).toEqual(['unknown-value 6:18']);
    expect(placesOf(plain('loss(lambda=5) < 1', '    with: { lambda: 0.5 }\n'))).toEqual([
      'unknown-value 6:18',
    ]);
  });

  it('need not be bound where it has one value, is settled by the claim, or is run along', () => {
    expect(placesOf(plain('loss < 1', '    with: { lambda: [5] }\n'))).toEqual([]);
    expect(placesOf(plain('loss < 1', '    with: { lambda: 5 }\n'))).toEqual([]);
    expect(placesOf(plain('loss falls along lambda'))).toEqual([]);
  });

  it('must be bound where a trend runs along epochs', () => {
    expect(placesOf(plain('loss falls along epoch'))).toEqual(['unbound-axis 6:13']);
    expect(placesOf(plain('loss(lambda=5) falls along epoch'))).toEqual([]);
  });

  it('must have two values for a trend', () => {
    expect(placesOf(plain('loss falls along lambda', '    with: { lambda: 5 }\n'))).toEqual([
      'unknown-axis 6:30',
    ]);
  });

  it('that is stated but not swept is told apart from a misspelt one', () => {
    expect(issuesOf(underLaw('testLoss(lambda=5, learningRate=1) < 1'))[0]).toMatchObject({
      code: 'unknown-axis',
      message: '"learningRate" is stated, but not swept',
    });
  });
});

describe('an epoch', () => {
  it.each([
    ['zero', 'testLoss(lambda=5, epoch=0) < 1', '', 'unknown-value 9:32'],
    ['beyond the last', 'testLoss(lambda=5, epoch=11) < 1', '', 'unknown-value 9:32'],
    [
      'beyond the last of the claim',
      'testLoss(lambda=5, epoch=10) < 1',
      '    with: { epochs: 5 }\n',
      'unknown-value 9:32',
    ],
    [
      'the only one of a trend',
      'testLoss(lambda=5) falls along epoch',
      '    with: { epochs: 1 }\n',
      'unknown-axis 9:44',
    ],
  ])('is refused: %s', (_, expected, more, place) => {
    expect(placesOf(underLaw(expected, more))).toEqual([place]);
  });

  it('may be one that the claim adds', () => {
    expect(placesOf(underLaw('testLoss(lambda=5, epoch=20) < 1', '    with: { epochs: 20 }\n'))).toEqual([]);
  });

  it('counts from 1 where no number is stated', () => {
    expect(placesOf(plain('loss(lambda=5, epoch=999) < 1'))).toEqual([]);
    expect(placesOf(plain('loss(lambda=5, epoch=-1) < 1'))).toEqual(['unknown-value 6:28']);
  });

  it('is held against the number that the reading itself binds', () => {
    const more = '    with: { epochs: [5, 20] }\n';
    expect(placesOf(underLaw('testLoss(lambda=5, epochs=20, epoch=20) < 1', more))).toEqual([]);
    expect(placesOf(underLaw('testLoss(lambda=5, epochs=5, epoch=20) < 1', more))).toEqual([
      'unknown-value 9:42',
    ]);
  });
});

describe('the settings of a claim', () => {
  it.each([
    ['neither swept nor stated', '{ epoch_s: 20 }', 'unknown-setting 10:13'],
    ['called epoch', '{ epoch: 20 }', 'shape 10:13'],
    ['a text where a number is stated', '{ epochs: "20" }', 'shape 10:21'],
    ['a flag on an axis', '{ lambda: true }', 'shape 10:21'],
    ['an empty list', '{ lambda: [] }', 'shape 10:21'],
    ['a list with a repeat', '{ lambda: [5, 0, 5] }', 'shape 10:28'],
    ['nothing', '', 'shape 10:11'],
  ])('are refused: %s', (_, given, place) => {
    expect(placesOf(underLaw('testLoss(lambda=5) < 1', `    with: ${given}\n`))).toEqual([place]);
  });

  it('hold no list on what is neither swept nor stated', () => {
    expect(placesOf(plain('loss(lambda=5) < 1', '    with: { rate: [1, 2] }\n'))).toContain(
      'unknown-setting 7:13',
    );
  });

  it('come with what was meant', () => {
    expect(issuesOf(underLaw('testLoss(lambda=5) < 1', '    with: { epoch_s: 20 }\n'))[0]?.hint).toBe(
      'did you mean "epochs"?',
    );
  });
});
