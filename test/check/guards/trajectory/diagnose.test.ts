import { describe, expect, it } from 'vitest';
import { diagnoseProbe } from '../../../../src/check/guards/trajectory/diagnose.ts';
import type { Probe } from '../../../../src/check/guards/trajectory/measurement.ts';
import { causeOf, experimentWith, states, type Defect } from '../../fake-subject.ts';

const causes = (takes: Defect['takes'], uses: Defect['uses'] = {}) =>
  causeOf('trajectory', { ...(takes ? { takes } : {}), uses });
const near = (value: number) => expect.closeTo(value, 4);
const run = 'lambda=2,seed=1'; // ηλ = 0.04, η = 0.02
const plus = (a: Float64Array, b: Float64Array, factor: number) => a.map((v, k) => v + factor * b[k]!);

describe('a defect of the step', () => {
  it('is a bias that is never updated', async () => {
    expect(await causes(() => ({ b: 0 }))).toEqual({ code: 'bias-rate', run, measured: 0, stated: 0.02 });
  });

  it('is a bias that moves at a rate of its own', async () => {
    expect(await causes(({ gradient }) => ({ b: gradient.b / 2 }))).toEqual({
      code: 'bias-rate',
      run,
      measured: near(0.01),
      stated: 0.02,
    });
  });

  it('is a penalty on the size of the weights', async () => {
    const takes: Defect['takes'] = ({ before, gradient, decay }) => ({
      w: plus(gradient.w, before.w.map(Math.sign), decay),
    });
    expect(await causes(takes)).toEqual({ code: 'l1-penalty', run, measured: near(0.04) });
  });

  it.each([0.5, 0.9, -0.3, 1])('is a momentum of %d', async (share) => {
    const takes: Defect['takes'] = ({ before, gradient, decay, previous }) => ({
      w: plus(plus(gradient.w, before.w, decay), previous.w, share),
      b: gradient.b + share * previous.b,
    });
    expect(await causes(takes)).toEqual({ code: 'momentum', run, measured: near(share) });
  });

  it('is a momentum also where the learning rate is another one', async () => {
    const takes: Defect['takes'] = ({ before, gradient, decay, previous }) => ({
      w: plus(plus(gradient.w, before.w, decay), previous.w, 0.5),
    });
    expect(await causes(takes, { learningRate: 0.03 })).toMatchObject({
      code: 'momentum',
      measured: near(0.5),
    });
  });

  it('is a decay that is applied after the step', async () => {
    const takes: Defect['takes'] = ({ before, gradient, decay }) => ({
      w: gradient.w.map((value, k) => value * (1 - decay) + decay * before.w[k]!),
    });
    const found = await causes(takes);
    expect(found).toEqual({ code: 'decay-order', run, measured: near(0.02 * 0.96), stated: 0.02 });
  });

  it('is a learning rate, although it is as small as a decay after the step would make it', async () => {
    expect(await causes(undefined, { learningRate: 0.02 * 0.96 })).toEqual({
      code: 'learning-rate',
      run,
      measured: near(0.02 * 0.96),
      stated: 0.02,
    });
  });

  it('is a learning rate of the gradient alone, although it is as small as that', async () => {
    const takes: Defect['takes'] = ({ before, gradient, decay }) => ({
      w: gradient.w.map((value, k) => value * 0.96 + decay * before.w[k]!),
      b: gradient.b * 0.96,
    });
    expect(await causes(takes)).toMatchObject({ code: 'learning-rate', measured: near(0.02 * 0.96) });
  });

  it('is not named where the learning rate changes after the first step', async () => {
    let steps = 0;
    const takes: Defect['takes'] = ({ before, gradient, decay, batch, previous }) => {
      steps = previous.w.every((value) => value === 0) ? 0 : batch === 0 ? steps + 1 : steps;
      const share = 0.5 ** steps;
      return { w: plus(gradient.w, before.w, decay).map((value) => share * value), b: share * gradient.b };
    };
    // Runs of one experiment are made one after another; a step counts the epochs of its own fit.
    const experiment = experimentWith({ sweep: { lambda: [2] }, seeds: [1] });
    const found = await causeOf('trajectory', { takes }, experiment);
    expect(found).toMatchObject({ code: 'first-bad-epoch', epoch: 2 });
  });
});

const { learningRate } = states;
const step = { learningRate, decay: 0.04, share: 0, unexplained: 1e-6 };
const probe = (change: Partial<Probe> = {}): Probe => ({
  kind: 'probe',
  run,
  stated: { learningRate, decay: 0.04 },
  first: step,
  signed: step,
  second: step,
  carried: step,
  biasRate: learningRate,
  biasDecay: 0,
  ...change,
});
/** A second step that is no repetition of the first. */
const second = { ...step, learningRate: 1.5 * learningRate };
const codeOf = (change: Partial<Probe>) => diagnoseProbe(probe(change))?.code;
const like = (change: Partial<Probe['first']>) => ({ ...step, ...change });

describe('diagnoseProbe', () => {
  it('says nothing of a step as stated', () => expect(diagnoseProbe(probe())).toBeUndefined());

  it.each([
    [0.0009, undefined],
    [0.0011, 'momentum'],
    [-0.0011, 'momentum'],
    [Number.NaN, undefined],
  ])('takes a share of %d of the step before for %s', (share, code) =>
    expect(codeOf({ second, carried: like({ share }) })).toBe(code),
  );

  it.each([
    { learningRate: learningRate * 1.0011 },
    { learningRate: learningRate * 0.9989 },
    { decay: 0.04 * 1.0011 },
    { unexplained: 1e-3 },
    { unexplained: Number.NaN },
  ])('names no momentum where the second step differs from the first in more: %j', (change) =>
    expect(codeOf({ second, carried: like({ share: 0.5, ...change }) })).toBeUndefined(),
  );

  it.each([
    [{}, undefined],
    [{ learningRate: 1.0009 * learningRate }, undefined],
    [{ learningRate: 1.0011 * learningRate }, 'momentum'],
    [{ decay: 0.04 * 1.0009 }, undefined],
    [{ decay: 0.04 * 1.0011 }, 'momentum'],
    [{ unexplained: 0.99e-3 }, undefined],
    [{ unexplained: 1e-3 }, 'momentum'],
    [{ learningRate: Number.NaN }, undefined],
  ])('names no momentum where the second step is one like the first: %j gives %s', (change, code) =>
    expect(codeOf({ second: like(change), carried: like({ share: 0.5 }) })).toBe(code),
  );

  it('measures a repeated rate by itself, however small', () => {
    const small = { learningRate: learningRate / 20 };
    const carried = like({ ...small, share: 0.5 });
    const other = like({ learningRate: (1.01 * learningRate) / 20 });
    expect(codeOf({ first: like(small), second: like(small), carried })).toBe('learning-rate');
    expect(codeOf({ first: like(small), second: other, carried })).toBe('momentum');
  });

  it('compares the second step with the first, not with what is stated', () => {
    const other = { learningRate: 0.03, decay: 0.06 };
    expect(codeOf({ first: like(other), second, carried: like({ ...other, share: 0.5 }) })).toBe('momentum');
  });

  it.each([
    [1e-3, 0.99e-4, 'l1-penalty'],
    [1e-3, 1.01e-4, undefined],
    [0.5, 0.99e-3, 'l1-penalty'],
    [0.5, 1e-3, undefined],
    [0.5, 1.01e-3, undefined],
    [0.99e-3, 1e-6, undefined],
    [Number.NaN, 1e-6, undefined],
  ])('of a step that leaves %d, and %d with the signs, says %s', (plain, signed, code) =>
    expect(
      codeOf({ first: like({ unexplained: plain }), signed: like({ unexplained: signed, share: 0.04 }) }),
    ).toBe(code),
  );

  it.each([
    [1.0009, undefined],
    [1.0011, 'learning-rate'],
    [0.9991, undefined],
    [0.9989, 'learning-rate'],
  ])('of a rate of %d times the stated one says %s', (ratio, code) => {
    const rate = learningRate * ratio;
    expect(codeOf({ first: like({ learningRate: rate }), carried: like({ learningRate: rate }) })).toBe(code);
  });

  it.each([
    [1.0009, 'decay-order'],
    [0.9991, 'decay-order'],
    [1.0011, undefined],
    [0.96, 'learning-rate'],
    [0.960009, 'learning-rate'],
    [0.960011, undefined],
    [0.95, undefined],
  ])('of shrunk steps with a bias at %d times the stated rate says %s', (ratio, code) => {
    const first = like({ learningRate: 0.96 * learningRate });
    expect(codeOf({ first, carried: first, biasRate: ratio * learningRate })).toBe(code);
  });

  it.each([
    [{ learningRate: 0.9609 * learningRate }, 'decay-order'],
    [{ learningRate: 0.9611 * learningRate }, 'learning-rate'],
    [{ learningRate: 0.96 * learningRate, decay: 0.04 * 1.0009 }, 'decay-order'],
    [{ learningRate: 0.96 * learningRate, decay: 0.04 * 1.0011 }, 'learning-rate'],
  ])('of %j says %s', (change, code) =>
    expect(codeOf({ first: like(change), carried: like(change) })).toBe(code),
  );

  it('measures a weak decay by the learning rate', () => {
    const weak = (decay: number) =>
      codeOf({ stated: { learningRate, decay: 0.001 }, first: like({ decay }), carried: like({ decay }) });
    expect([weak(0.001 + 0.9e-3 * learningRate), weak(0.001 + 1.1e-3 * learningRate)]).toEqual([
      undefined,
      'decay',
    ]);
  });

  it.each([
    [{ biasRate: 1.0009 * learningRate }, undefined],
    [{ biasRate: 1.0011 * learningRate }, 'bias-rate'],
    [{ biasRate: 0.9989 * learningRate }, 'bias-rate'],
    [{ biasRate: Number.NaN }, undefined],
    [{ biasDecay: 0.9e-3 * 0.04 }, undefined],
    [{ biasDecay: 1e-3 * 0.04 }, undefined],
    [{ biasDecay: 1.1e-3 * 0.04 }, 'bias-decays'],
    [{ biasDecay: Number.NaN }, undefined],
    [{ biasRate: 0, biasDecay: 0.04 }, 'bias-rate'],
    [{ biasDecay: 0.04, carried: like({ learningRate: 1.0011 * learningRate }) }, undefined],
    [{ biasDecay: 0.04, carried: like({ learningRate: Number.NaN }) }, 'bias-decays'],
  ])('of a bias with %j says %s', (change, code) => expect(codeOf(change)).toBe(code));

  it('gives a rate of 0 without a sign, which JSON does not know', () =>
    expect(diagnoseProbe(probe({ biasRate: -0 }))).toMatchObject({ measured: 0 }));
});
