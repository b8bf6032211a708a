import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../src/spec/expression/parse-expression.ts';
import { checkOf, claimWith, experimentWith } from '../fake-subject.ts';
import { byLambda, judge, rawOf, seeds, type Loss } from './judge-claim.ts';

describe('a comparison', () => {
  it.each([
    ['loss(lambda=2) < loss(lambda=0)', 'holds'],
    ['loss(lambda=2) > loss(lambda=0)', 'fails'],
    ['loss(lambda=0) > loss(lambda=2)', 'holds'],
    ['loss(lambda=2) < 8', 'fails'],
    ['loss(lambda=2) <= 8', 'holds'],
    ['loss(lambda=2) > 8', 'fails'],
    ['loss(lambda=2) >= 8', 'holds'],
    ['loss(lambda=2) <= 0.8 * loss(lambda=0)', 'holds'],
    ['loss(lambda=2) <= 0.79 * loss(lambda=0)', 'fails'],
    ['norm(w, lambda=0) <= 5', 'holds'],
    ['weightNorm(lambda=0) < 5', 'fails'],
  ])('%s: %s', (text, state) => {
    expect(judge(text, byLambda).state).toBe(state);
  });

  it('shows both sides and the margin at every seed', () => {
    const verdict = judge('loss(lambda=2) < 0.9 * loss(lambda=0)', byLambda);
    expect(verdict.evidence).toEqual({
      kind: 'comparison',
      left: 'loss(lambda=2)',
      operator: '<',
      right: '0.9 * loss(lambda=0)',
      rows: seeds(2).map((seed) => ({
        run: `lambda=2,seed=${seed}`,
        seed,
        left: 8,
        right: 9,
        margin: 1,
        holds: true,
      })),
      tally: { held: 2, of: 2 },
    });
  });

  it.each([
    ['loss(lambda=2) < 9', 1],
    ['loss(lambda=2) <= 9', 1],
    ['loss(lambda=2) > 7.5', 0.5],
    ['loss(lambda=2) >= 8.5', -0.5],
  ])('%s: holds by %f', (text, margin) => {
    const verdict = judge(text, byLambda);
    expect(verdict.margin).toEqual({ value: margin, unit: 'metric', sds: null });
    expect(verdict.evidence).toMatchObject({ rows: [{ margin }, { margin }] });
  });

  it('that holds has no cause', () => {
    expect(judge('loss(lambda=2) < 9', byLambda)).not.toHaveProperty('cause');
  });

  it('takes its margin from the worst seed, and in standard deviations over the seeds', () => {
    const { margin } = judge('loss(lambda=2) > 0', ({ seed }) => seed, {}, { seeds: [1, 2, 3] });
    expect(margin).toEqual({ value: 1, unit: 'metric', sds: 2 });
  });

  it('never holds for NaN, on either side', () => {
    const epochOne: Loss = () => Number.NaN;
    expect(judge('loss(lambda=2, epoch=1) <= 1', epochOne).state).toBe('fails');
    expect(judge('loss(lambda=2, epoch=1) > 1', epochOne).state).toBe('fails');
  });

  it('reads the epoch that it names, and the last one otherwise', () => {
    const loss: Loss = (_, epoch) => epoch;
    expect(judge('loss(lambda=2, epoch=2) <= 2', loss).state).toBe('holds');
    expect(judge('loss(lambda=2) >= 3', loss).state).toBe('holds');
  });

  it('knows the truths of the law without a run', () => {
    const verdict = judge('weightNorm(lambda=0) >= 2 * trueWeightNorm', byLambda); // √40 · 0.3 = 1.897
    expect(verdict).toMatchObject({
      state: 'holds',
      evidence: { rows: [{ left: 5, right: expect.closeTo(3.795, 3) }, {}] },
    });
  });

  it('names the worst run where it is not upheld', () => {
    const { cause } = judge('loss(lambda=2) < 8', ({ seed }) => 5 + 2 * seed, {}, { seeds: [1, 2, 3] });
    expect(cause).toEqual({ code: 'not-upheld', held: 1, of: 3, run: 'lambda=2,seed=3' });
  });

  it('names the worst run wherever it stands among the seeds', () => {
    const losses = [9, 11, 6, 10];
    const loss: Loss = ({ seed }) => losses[seed - 1]!;
    const { cause } = judge('loss(lambda=2) < 8', loss, {}, { seeds: [1, 2, 3, 4] });
    expect(cause).toEqual({ code: 'not-upheld', held: 1, of: 4, run: 'lambda=2,seed=2' });
  });

  it('fails on a diverged run, though the numbers would hold', () => {
    const loss: Loss = ({ lambda }, epoch) => (lambda === 2 && epoch === 1 ? Number.POSITIVE_INFINITY : 1);
    expect(judge('loss(lambda=2) <= loss(lambda=0)', loss)).toMatchObject({
      state: 'fails',
      cause: { code: 'diverged' },
    });
  });

  it.each([
    ['accuracy(lambda=2) > 0', 'metric "accuracy"', ['loss', 'weightNorm', 'weightDistance']],
    ['norm(v, lambda=2) > 0', 'parameter "v"', ['w', 'start']],
    ['loss(lambda=2, epoch=4) > 0', 'epoch 4 of "loss"', ['3 epochs']],
    ['accuracy(lambda=2) rises along epoch', 'metric "accuracy"', ['loss']],
  ])('%s is undecided, since %s is missing', (text, what, has) => {
    expect(judge(text, byLambda)).toMatchObject({
      state: 'undecided',
      cause: { code: 'missing', what, has },
    });
  });

  it('takes the settings of its claim, and the values of an axis that the claim gives', () => {
    const verdict = judge('loss(lambda=7) <= 3', byLambda, {
      sweep: { lambda: [7] },
      settings: { epochs: 20 },
    });
    expect(verdict.evidence).toMatchObject({ rows: [{ run: 'epochs=20,lambda=7,seed=1', left: 3 }, {}] });
  });

  it('without a law reads what is reported, and derives nothing', () => {
    const lawless = { law: null };
    expect(judge('loss(lambda=2) < 9', byLambda, {}, lawless).state).toBe('holds');
    expect(judge('weightNorm(lambda=2) < 9', byLambda, {}, lawless).cause).toMatchObject({
      code: 'missing',
      what: 'metric "weightNorm"',
      has: ['loss'],
    });
  });

  it('keeps of each run the readings of its own cell alone', () => {
    const parsed = parseExpression('loss(lambda=2) < loss(lambda=0)');
    if ('error' in parsed) throw new Error(parsed.error.message);
    const claim = claimWith({ id: 'claim', statement: parsed.statement });
    const check = checkOf(experimentWith({ claims: [claim], seeds: [1] }), 'claim');
    const measured = check.runs().map((runs) =>
      check.measure(
        runs.map((run) => rawOf(run, byLambda)),
        false,
      ),
    );
    expect(measured).toMatchObject([
      { value: { run: 'lambda=2,seed=1', values: [8, null] } },
      { value: { run: 'lambda=0,seed=1', values: [null, 10] } },
    ]);
  });

  it('need not bind an axis of a single value', () => {
    expect(judge('loss <= 7', byLambda, {}, { sweep: { lambda: [3] } }).state).toBe('holds');
  });
});

describe('a trend', () => {
  const sweep = { lambda: [0, 1, 2] };

  it.each<[string, Loss, string]>([
    ['loss falls along lambda', byLambda, 'holds'],
    ['loss rises along lambda', byLambda, 'fails'],
    ['loss falls along lambda', ({ lambda }) => (lambda === 1 ? 0 : -lambda), 'fails'], // 0, 0, −2
    ['loss rises along lambda', ({ lambda }) => (lambda === 1 ? Number.NaN : lambda), 'fails'],
    ['loss(lambda=2) rises along epoch', (_, epoch) => epoch, 'holds'],
    ['loss(lambda=2) falls along epoch', (_, epoch) => epoch, 'fails'],
  ])('%s', (text, loss, state) => {
    expect(judge(text, loss, {}, { sweep }).state).toBe(state);
  });

  it('shows every value along its axis, and the smallest step as its margin', () => {
    const { evidence, margin } = judge(
      'loss falls along lambda',
      byLambda,
      {},
      { sweep: { lambda: [0, 1, 4] }, seeds: [1] },
    );
    expect(evidence).toMatchObject({
      kind: 'trend',
      values: [0, 1, 4],
      rows: [{ readings: [10, 9, 6], margin: 1 }],
    });
    expect(margin).toEqual({ value: 1, unit: 'metric', sds: null });
  });

  it.each(['falls', 'rises'])('that neither falls nor rises has a margin of 0, not −0: %s', (direction) => {
    const { evidence } = judge(`loss ${direction} along lambda`, () => 1);
    expect('rows' in evidence && evidence.rows[0]).toHaveProperty('margin', 0);
  });

  it('counts epochs from 1', () => {
    const { evidence } = judge('loss(lambda=2) rises along epoch', (_, epoch) => epoch);
    expect(evidence).toMatchObject({ axis: 'epoch', values: [1, 2, 3], rows: [{ readings: [1, 2, 3] }, {}] });
  });

  it('goes along the values that its claim gives', () => {
    const { evidence } = judge('loss falls along lambda', byLambda, { sweep: { lambda: [3, 9] } });
    expect(evidence).toMatchObject({ values: [3, 9], rows: [{ readings: [7, 1] }, {}] });
  });

  it.each([
    ['loss falls along lambda', { lambda: [1] }],
    ['loss rises along lambda', { lambda: [5] }],
  ])('of a single value is none: %s', (expression, only) => {
    expect(judge(expression, byLambda, {}, { sweep: only })).toMatchObject({
      state: 'undecided',
      cause: { code: 'no-trend', reading: 'loss', axis: 'lambda' },
    });
  });

  it.each([
    ['loss falls along lambda', [5, 1, 0], 'holds'],
    ['loss falls along lambda', [1, 5, 0], 'holds'],
    ['loss rises along lambda', [5, 1, 0], 'fails'],
    ['loss rises along lambda', [5, 0], 'fails'],
    ['loss falls along lambda', [-1, 1e-3, -2], 'holds'],
    ['loss falls along lambda', [10, 9, 100], 'holds'],
  ])('goes along the sorted axis: %s of %j %s', (expression, lambda, state) => {
    const verdict = judge(expression, byLambda, {}, { sweep: { lambda } });
    expect(verdict).toMatchObject({ state, evidence: { values: lambda.toSorted((a, b) => a - b) } });
  });
});

describe('a state', () => {
  const broken: Loss = ({ lambda }) => (lambda === 2 ? Number.NaN : 1);

  it.each([
    ['loss(lambda=2) diverges', 'holds'],
    ['loss(lambda=0) diverges', 'fails'],
    ['loss(lambda=2) is finite', 'fails'],
    ['loss(lambda=0) is finite', 'holds'],
    ['weightNorm(lambda=2) diverges', 'holds'], // w is finite: its run diverged
  ])('%s: %s', (text, state) => {
    expect(judge(text, broken).state).toBe(state);
  });

  it('shows the value of each seed, and whether its run diverged', () => {
    const { evidence } = judge('loss(lambda=0) diverges', ({ seed }) => (seed === 2 ? Number.NaN : 1));
    expect(evidence).toEqual({
      kind: 'state',
      reading: 'loss(lambda=0)',
      state: 'diverges',
      rows: [
        { run: 'lambda=0,seed=1', seed: 1, value: 1, diverged: false, holds: false },
        { run: 'lambda=0,seed=2', seed: 2, value: Number.NaN, diverged: true, holds: true },
      ],
      tally: { held: 1, of: 2 },
    });
  });

  it('has no margin', () => {
    expect(judge('loss(lambda=2) diverges', broken).margin).toBeNull();
  });
});
