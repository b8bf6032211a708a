import { describe, expect, it } from 'vitest';
import type { Random } from '../../../../src/model/run/random.ts';
import type { Subject } from '../../../../src/model/run/fit.ts';
import { causeOf, decide, experimentWith, fakeSubject, type Defect } from '../../fake-subject.ts';

const causes = (defect: Defect) => causeOf('data-law', defect);

describe('the guard data-law', () => {
  it('holds for sound code', async () => {
    const verdict = await decide(experimentWith(), 'data-law', fakeSubject());
    expect(verdict).toMatchObject({ state: 'holds', margin: { unit: 'tolerance' } });
    expect(
      verdict.evidence.kind === 'findings' &&
        verdict.evidence.findings.map(({ quantity, runs }) => [quantity, runs]),
    ).toEqual([
      ['noiseMean', 6],
      ['noiseSd', 6],
      ['features', 6],
      ['featureMean', 6],
      ['featureSd', 6],
      ['startMean', 2],
      ['startSd', 2],
      ['startBias', 2],
    ]);
  });

  it('names another noise sd, and about what it is', async () => {
    const cause = await causes({ uses: { noiseSd: 1 } });
    expect(cause).toMatchObject({ code: 'noise-sd', stated: 0.1, measured: expect.closeTo(1, 0) });
  });

  it('names labels without noise', async () => {
    expect(await causes({ uses: { noiseSd: 0 } })).toMatchObject({
      code: 'noise-sd',
      measured: expect.closeTo(0, 5),
    });
  });

  it.each([0, 7])('names a true bias of %f', async (trueBias) => {
    const cause = await causes({ uses: { trueBias } });
    expect(cause).toMatchObject({ code: 'true-bias', stated: 0.7, measured: expect.closeTo(trueBias, 0) });
  });

  it('names another true weight', async () => {
    const cause = await causes({ uses: { trueWeight: 0.5 } });
    expect(cause).toMatchObject({ code: 'true-weight', stated: 0.3, measured: expect.closeTo(0.5, 1) });
  });

  it('names a start of another spread, seen by a run of no epochs', async () => {
    const cause = await causes({ uses: { initSd: 0.01 } });
    expect(cause).toMatchObject({ code: 'start-sd', run: expect.stringContaining('epochs=0'), stated: 0.5 });
  });

  it('names a start of another mean', async () => {
    const returns: Defect['returns'] = (fit, { epochs }) => {
      const w = fit.parameters['w']!.map((value) => value + (epochs === 0 ? 1 : 0));
      return { ...fit, parameters: { ...fit.parameters, w } };
    };
    expect(await causes({ returns })).toMatchObject({ code: 'start-mean', stated: 0 });
  });

  it('names a bias that does not start at zero', async () => {
    const returns: Defect['returns'] = (fit, { epochs }) => {
      const b = Float32Array.of(epochs === 0 ? 0.01 : fit.parameters['b']![0]!);
      return { ...fit, parameters: { ...fit.parameters, b } };
    };
    expect(await causes({ returns })).toMatchObject({ code: 'start-bias', measured: Math.fround(0.01) });
  });

  it('names a single feature that is not the one drawn', async () => {
    const returns: Defect['returns'] = (fit) => ({
      ...fit,
      data: { ...fit.data, features: fit.data.features.with(7, fit.data.features[7]! + 0.5) },
    });
    expect(await causes({ returns })).toMatchObject({
      code: 'other-features',
      measured: expect.closeTo(0.5, 6),
    });
  });

  it.each([
    { what: 'more than is used', takes: (random: Random) => random.normal('features', [40, 40]) },
    { what: 'of another stream', takes: (random: Random) => random.normal('others', [39, 40]) },
  ])('names features that are not those drawn: $what', async ({ takes }) => {
    const subject: Subject = (settings, random) =>
      fakeSubject()(settings, {
        ...random,
        normal: (stream, shape) =>
          stream === 'features' ? takes(random).subarray(0, 39 * 40) : random.normal(stream, shape),
      });
    const { state, cause } = await decide(experimentWith(), 'data-law', subject);
    expect([state, cause]).toEqual([
      'fails',
      { code: 'other-features', run: 'lambda=0,seed=1', measured: Number.NaN },
    ]);
  });

  it('names a feature that is NaN', async () => {
    const returns: Defect['returns'] = (fit) => ({
      ...fit,
      data: { ...fit.data, features: fit.data.features.with(7, Number.NaN) },
    });
    expect((await decide(experimentWith(), 'data-law', fakeSubject({ returns }))).state).toBe('fails');
  });

  it('judges the data of a diverged fit as those of any', async () => {
    const returns: Defect['returns'] = (fit, { epochs }) =>
      epochs === 0
        ? fit
        : { ...fit, parameters: { ...fit.parameters, w: fit.parameters['w']!.fill(Number.NaN) } };
    expect(await causes({ returns })).toBe('holds, no cause');
  });

  it('is undecided without data', async () => {
    const returns: Defect['returns'] = ({ metrics, parameters }) => ({ metrics, parameters });
    expect(await causes({ returns })).toBe('undecided, missing');
  });
});

describe('the guard data-law', () => {
  it.each([
    { how: 'swept', experiment: experimentWith({ sweep: { lambda: [0], noiseSd: [0.1, 1] } }) },
    { how: 'set on the command line', experiment: experimentWith({ settings: { noiseSd: 1 } }) },
  ])('takes a noise sd that is $how from the run', async ({ experiment }) => {
    expect(await causeOf('data-law', {}, experiment)).toBe('holds, no cause');
  });

  it('holds for stated labels without noise, up to float32', async () => {
    const { states } = experimentWith();
    const experiment = experimentWith({ states: { ...states, noiseSd: 0 } });
    expect(await causeOf('data-law', { uses: { noiseSd: 0 } }, experiment)).toBe('holds, no cause');
  });
});
