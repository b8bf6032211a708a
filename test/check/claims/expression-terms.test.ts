import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../src/spec/expression/parse-expression.ts';
import { judgeMetrics } from './judge-claim.ts';

describe('a run of which one metric is not finite', () => {
  const run = {
    loss: [0.9, 0.5, 0.3],
    precision: [Number.NaN, 0.6, 0.8],
    gap: [1, 2, Number.POSITIVE_INFINITY],
  };

  it.each<[string, string, string?]>([
    ['loss < 0.5', 'holds'],
    ['loss falls along epoch', 'holds'],
    ['loss is finite', 'holds'],
    ['loss diverges', 'fails'],
    ['precision > 0.7', 'holds'],
    ['precision is finite', 'holds'],
    ['precision(epoch=1) is finite', 'fails'],
    ['precision(epoch=1) diverges', 'holds'],
    ['precision(epoch=1) < 1', 'fails', 'not-finite'],
    ['precision(epoch=1) >= 0', 'fails', 'not-finite'],
    ['precision rises along epoch', 'fails', 'not-finite'],
    ['gap > loss', 'fails', 'not-finite'],
    ['gap(epoch=2) > loss', 'holds'],
    ['gap diverges', 'holds'],
  ])('%s %s', (expression, state, code) => {
    const verdict = judgeMetrics(expression, run);
    expect(verdict.state).toBe(state);
    if (code !== undefined) expect(verdict.cause?.code).toBe(code);
  });

  it('says what was read, and where', () =>
    expect(judgeMetrics('precision rises along epoch', run).cause).toMatchObject({
      seed: 1,
      epoch: 1,
      measured: Number.NaN,
    }));
});

describe('what an expression makes of its readings', () => {
  const run = { loss: [0.9, 0.5, 0.3], train: [0.8, 0.6, 0.1], zero: [1, 1, 0], flat: [2, 2, 2] };

  it.each([
    ['loss - train > 0.1', 'holds'],
    ['loss - train > 0.3', 'fails'],
    ['train / loss(epoch=1) <= 0.12', 'holds'],
    ['loss / zero > 1', 'fails'],
    ['zero / zero <= 1', 'fails'],
    ['zero / zero >= 1', 'fails'],
    ['abs(train - loss) <= 0.2', 'holds'],
    ['abs(train - loss) < 0.1', 'fails'],
    ['(loss + train) / 2 < 0.21', 'holds'],
    ['-loss < -0.2', 'holds'],
    ['loss is about 0.28 within 10 %', 'holds'],
    ['loss is about 0.25 within 10 %', 'fails'],
    ['loss is about -0.3 within 10 %', 'fails'],
    ['loss is within 0.25 of train', 'holds'],
    ['loss is within 0.1 of train', 'fails'],
    ['loss within 0.25 of 0.5', 'holds'],
    ['zero is about zero within 0 %', 'holds'],
    ['loss < 0.5 and train < 0.2', 'holds'],
    ['loss < 0.5 and train < 0.1', 'fails'],
    ['train < 0.05 and loss < 0.5 and flat >= 2', 'fails'],
    ['loss falls along epoch and flat does not fall along epoch', 'holds'],
    ['loss does not fall along epoch', 'fails'],
    ['flat does not rise along epoch', 'holds'],
    ['zero does not fall along epoch', 'holds'],
    ['loss does not rise along epoch', 'holds'],
    ['w[0] < w[1]', 'holds'],
    ['w[1] is about 4 within 1 %', 'holds'],
    ['w < 1', 'undecided'],
    ['w[2] < 1', 'undecided'],
    ['v[0] < 1', 'undecided'],
    ['abs(flat) is finite', 'error'],
  ])('%s: %s', (expression, state) => {
    const parsed = parseExpression(expression);
    expect('error' in parsed ? 'error' : judgeMetrics(expression, run).state).toBe(state);
  });

  it('shows every part, and the margin of the tightest', () => {
    const { evidence, margin } = judgeMetrics('loss < 0.5 and train < 0.2', run);
    expect(evidence).toMatchObject({ kind: 'all', parts: [{ left: 'loss' }, { left: 'train' }] });
    expect(margin?.value).toBeCloseTo(0.1, 12);
  });

  it('says how far it lies beyond a tolerance', () =>
    expect(judgeMetrics('loss is about 0.25 within 10 %', run)).toMatchObject({
      evidence: { operator: 'is within 10 % of', rows: [{ margin: expect.closeTo(-0.025, 12) }, {}] },
    }));
});

describe('a figure known once, at the end,', () => {
  const run = { loss: [0.9, 0.5, 0.3], accuracy: 0.93, auc: Number.NaN };

  it.each<[string, string, string?]>([
    ['accuracy >= 0.9', 'holds'],
    ['accuracy > 0.93', 'fails', 'not-upheld'],
    ['1 - accuracy <= loss', 'holds'],
    ['accuracy is about 0.9 within 5 %', 'holds'],
    ['accuracy is finite', 'holds'],
    ['auc diverges', 'holds'],
    ['auc > 0', 'fails', 'not-finite'],
    ['accuracy > loss(epoch=1)', 'holds'],
    ['accuracy(epoch=1) > 0', 'undecided', 'missing'],
    ['accuracy(epoch=3) > 0', 'undecided', 'missing'],
    ['accuracy(epoch=3) is finite', 'undecided', 'missing'],
    ['accuracy rises along epoch', 'undecided', 'no-trend'],
    ['accuracy does not fall along epoch', 'undecided', 'no-trend'],
    ['loss falls along epoch and accuracy > 0.9', 'holds'],
  ])('%s: %s', (expression, state, code) => {
    const verdict = judgeMetrics(expression, run);
    expect([verdict.state, verdict.cause?.code]).toEqual([state, code]);
  });
});
