import { describe, expect, it } from 'vitest';
import type { Subject } from '../../src/model/run/fit.ts';
import { fakeSubject } from '../check/fake-subject.ts';
import { runSmall } from './small-outcome.ts';

const throwing: Subject = (settings, random) => {
  if (settings['epochs'] === 0) throw new Error('no epochs');
  return fakeSubject()(settings, random);
};

describe('an outcome', () => {
  it('has a state and a scalar, or null, for every planned run', async () => {
    const { plan, runs } = await runSmall(throwing);
    const throws = plan.map(({ settings }) => settings['epochs'] === 0);
    expect(runs.state).toEqual(throws.map((threw) => (threw ? 'threw' : 'finished')));
    expect(runs.scalars['testLoss']).toEqual(throws.map((threw) => (threw ? null : expect.any(Number))));
  });

  it('keeps full records of the sweep and of every run that threw, not of the seeds that a claim alone asks for', async () => {
    const { records, plan } = await runSmall(throwing);
    expect(plan.length).toBeGreaterThan(24);
    expect(records.map(({ run, state }) => `${run} ${state}`)).toEqual([
      'lambda=0,seed=1 finished',
      'lambda=2,seed=1 finished',
      'lambda=0,seed=2 finished',
      'lambda=2,seed=2 finished',
      'epochs=0,lambda=0,seed=1 threw',
      'epochs=0,lambda=0,seed=2 threw',
    ]);
  });

  it('holds the checks in the order of the experiment, claims first', async () => {
    const { checks, experiment } = await runSmall(fakeSubject());
    expect(checks.map(({ id }) => id)).toEqual([
      ...experiment.claims.map(({ id }) => id),
      ...experiment.guards.map(({ name }) => name),
    ]);
  });
});
