import { describe, expect, it } from 'vitest';
import { causeOf, decide, experimentWith, fakeSubject, states, type Defect } from '../../fake-subject.ts';
import type { Fit } from '../../../../src/model/run/fit.ts';
import { curveOf } from '../../../../src/model/run/metric.ts';

const causes = (defect: Defect) => causeOf('trajectory', defect);
const near = (value: number) => expect.closeTo(value, 5);

const biasDecays: Defect['takes'] = ({ before, gradient }) => ({ b: gradient.b + 0.04 * before.b });

describe('the guard trajectory', () => {
  it('holds for sound code, with most of its tolerance to spare', async () => {
    const verdict = await decide(experimentWith(), 'trajectory', fakeSubject());
    expect(verdict).toMatchObject({ state: 'holds', margin: { unit: 'tolerance', sds: null } });
    expect(verdict.margin!.value).toBeGreaterThan(0.9);
  });

  it('names another learning rate, and what it is', async () => {
    expect(await causes({ uses: { learningRate: 0.025 } })).toMatchObject({
      code: 'learning-rate',
      measured: near(0.025),
      stated: states.learningRate,
    });
  });

  it('names another decay, and what it is a step', async () => {
    expect(await causes({ uses: { lambda: 1 } })).toMatchObject({ code: 'decay', measured: near(0.02) });
  });

  it('names a decay that is missing', async () => {
    expect(await causes({ uses: { lambda: 0 } })).toMatchObject({
      code: 'decay',
      measured: near(0),
      stated: 0.04,
    });
  });

  it('names a bias that decays', async () => {
    expect(await causes({ takes: biasDecays })).toMatchObject({
      code: 'bias-decays',
      measured: near(0.04),
      stated: 0,
    });
  });

  it.each([{ noiseSd: 0.2 }, { trueBias: 0 }, { trueWeight: 0.31 }])(
    'names labels that differ: %j',
    async (uses) => {
      expect(await causes({ uses })).toMatchObject({ code: 'labels-differ', rms: expect.any(Number) });
    },
  );

  it('names the first bad epoch where the rows come in another order than that drawn', async () => {
    const visits = (order: ArrayLike<number>, epoch: number) =>
      epoch < 2 ? order : Array.from(order).toReversed();
    expect(await causes({ visits })).toMatchObject({ code: 'first-bad-epoch', epoch: 3 });
  });

  it('names the first bad epoch where an order never changes', async () => {
    let first: ArrayLike<number> = [];
    const visits = (order: ArrayLike<number>, epoch: number) => (epoch === 0 ? (first = order) : first);
    expect(await causes({ visits })).toMatchObject({ code: 'first-bad-epoch', epoch: 2 });
  });

  it('names the loss where it is wrong after some epoch and the weights are right', async () => {
    const found = await causes({
      returns: (fit) => {
        const testLoss = curveOf(fit.metrics['testLoss']).map((loss, epoch) => (epoch === 2 ? 9 : loss));
        return { ...fit, metrics: { ...fit.metrics, testLoss } };
      },
    });
    expect(found).toMatchObject({ code: 'loss-differs', metric: 'testLoss', measured: expect.closeTo(9, 9) });
  });

  it.each([
    ['as computed', 1, 'holds, no cause'],
    ['otherwise', 1.5, { code: 'loss-differs', metric: 'testLoss' }],
  ])('looks at the end of a loss that is known once: it ends %s', async (_, factor, found) => {
    const returns = (fit: Fit): Fit => {
      const testLoss = factor * (curveOf(fit.metrics['testLoss']).at(-1) ?? Number.NaN);
      return { ...fit, metrics: { ...fit.metrics, testLoss } };
    };
    const cause = await causes({ returns });
    if (typeof found === 'string') expect(cause).toBe(found);
    else expect(cause).toMatchObject(found);
  });

  it('names no epoch where the losses are known once and the order never changes', async () => {
    let first: ArrayLike<number> = [];
    const visits = (order: ArrayLike<number>, epoch: number) => (epoch === 0 ? (first = order) : first);
    const returns = (fit: Fit): Fit => {
      const last = (name: string) => curveOf(fit.metrics[name]).at(-1) ?? Number.NaN;
      return { ...fit, metrics: { trainLoss: last('trainLoss'), testLoss: last('testLoss') } };
    };
    expect(await causes({ visits, returns })).toMatchObject({ code: 'parameters-differ' });
  });

  it('names the parameter where it is wrong at the end alone and every loss is right', async () => {
    const found = await causes({
      returns: (fit, { epochs }) => {
        const b = fit.parameters['b']!.map((value) => value + (epochs === states.epochs ? 1e-3 : 0));
        return { ...fit, parameters: { ...fit.parameters, b } };
      },
    });
    expect(found).toMatchObject({
      code: 'parameters-differ',
      parameter: 'b',
      measured: expect.closeTo(1e-3, 6),
    });
  });

  it('names a number of orders that is not the stated one', async () => {
    const draws: Defect['draws'] = (random) => void random.permutation('order', 9);
    expect(await causes({ draws })).toMatchObject({ code: 'order-count', measured: 5, stated: 4 });
  });

  it('names an order of other rows', async () => {
    expect(await causes({ uses: { trainRows: 39, testRows: 0 } })).toMatchObject({
      code: 'order-rows',
      measured: 39,
      stated: 9,
    });
  });

  it('names a number of epochs that is not the stated one', async () => {
    expect(await causes({ uses: { epochs: 5 } })).toMatchObject({
      code: 'epoch-count',
      measured: 5,
      stated: 4,
    });
  });

  it('fails where a metric is not reported after every epoch', async () => {
    const returns: Defect['returns'] = (fit) => ({ ...fit, metrics: { testLoss: fit.metrics['testLoss']! } });
    expect(await causes({ returns })).toMatchObject({
      code: 'loss-differs',
      metric: 'trainLoss',
      measured: Number.NaN,
    });
  });

  it('is undecided where the fit lacks a parameter', async () => {
    expect(await causes({ returns: (fit) => ({ ...fit, parameters: {} }) })).toBe('undecided, missing');
  });

  it('asks for probes of the failing run with the strongest penalty', async () => {
    const found = await causes({ uses: { learningRate: 0.03 } });
    expect(found).toMatchObject({ run: 'lambda=2,seed=1' });
  });
});

it('a shift of w by twice the tolerance fails, by half of it holds', async () => {
  const shifted = (by: number) =>
    decide(
      experimentWith(),
      'trajectory',
      fakeSubject({
        returns: (fit) => {
          const w = fit.parameters['w']!;
          const tolerance = 2e-5 * (1 + Math.max(...w.map(Math.abs)));
          return { ...fit, parameters: { ...fit.parameters, w: w.with(0, w[0]! + by * tolerance) } };
        },
      }),
    );
  expect([(await shifted(0.5)).state, (await shifted(2)).state]).toEqual(['holds', 'fails']);
});

it('names the first bad epoch also where start and order are drawn anew', async () => {
  const experiment = experimentWith({ redraw: ['init', 'order'] });
  const visits: Defect['visits'] = (order) => Array.from(order).toReversed();
  expect(await causeOf('trajectory', { visits }, experiment)).toMatchObject({ code: 'first-bad-epoch' });
});
