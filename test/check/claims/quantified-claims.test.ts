import { describe, expect, it } from 'vitest';
import { byLambda, judge, seeds, type Loss } from './judge-claim.ts';

describe('most of 100 runs', () => {
  const quantifier = { kind: 'most', runs: 100 } as const;
  const upTo =
    (held: number): Loss =>
    ({ seed }) =>
      seed <= held ? 1 : 0;
  const decide = (held: number) => judge('loss(lambda=2) >= 1', upTo(held), { quantifier });

  it('asks seeds 1 to 100, whatever the seeds of the experiment', () => {
    const { evidence } = judge('loss(lambda=2) >= 1', upTo(100), { quantifier }, { seeds: [7] });
    expect('rows' in evidence && evidence.rows.map(({ seed }) => seed)).toEqual(seeds(100));
  });

  it('asks as many from another first seed, where the quantifier has one', () => {
    const moved = { kind: 'at-least', percent: 50, runs: 3, from: 500 } as const;
    const { evidence } = judge('loss(lambda=2) >= 1', upTo(501), { quantifier: moved });
    expect('rows' in evidence && evidence.rows.map(({ seed }) => seed)).toEqual([500, 501, 502]);
    expect('rows' in evidence && evidence.tally.held).toBe(2);
  });

  it.each([
    { held: 67, state: 'holds' },
    { held: 66, state: 'undecided' },
    { held: 34, state: 'undecided' },
    { held: 33, state: 'fails' },
  ])('with $held upheld $state', ({ held, state }) => {
    expect(decide(held).state).toBe(state);
  });

  it('says that more runs would decide, where it is undecided', () => {
    expect(decide(60).cause).toMatchObject({ code: 'too-few-runs', held: 60, of: 100, required: 0.5 });
  });

  it('names a run where even more of them would not decide for it', () => {
    expect(decide(33).cause).toEqual({ code: 'not-upheld', held: 33, of: 100, run: 'lambda=2,seed=34' });
  });

  it('counts its margin in runs, and in standard deviations of the share', () => {
    expect(decide(80).margin).toEqual({ value: 13, unit: 'runs', sds: expect.closeTo(7.5, 9) });
  });

  it('has no standard deviation of the share where every run upholds it', () => {
    expect(decide(100).margin).toEqual({ value: 33, unit: 'runs', sds: null });
  });
});

describe('a claim', () => {
  it('takes the truths from its own settings', () => {
    const settings = { trueWeight: 3 };
    const verdict = judge('weightNorm(lambda=0) <= trueWeightNorm', byLambda, { settings });
    expect(verdict.evidence).toMatchObject({ rows: [{ right: expect.closeTo(3 * Math.sqrt(40), 9) }, {}] });
  });

  it.each([
    [5, 'undecided', 'too-few-runs', 4],
    [100, 'holds', undefined, 99],
  ])('about most of %i runs counts a diverged one as one that does not uphold', (runs, state, code, held) => {
    const loss: Loss = ({ seed }) => (seed === 3 ? Number.NaN : 1);
    const verdict = judge('loss(lambda=2) >= 1', loss, { quantifier: { kind: 'most', runs } });
    expect([verdict.state, verdict.cause?.code]).toEqual([state, code]);
    expect(verdict.evidence).toMatchObject({ tally: { held, of: runs } });
  });
});
