import { describe, expect, it } from 'vitest';
import { residual, rmsResidual, type RowRange } from '../../../../src/laws/linear-model.ts';
import type { Fit } from '../../../../src/model/run/fit.ts';
import { isLoss } from '../../../../src/check/guards/recompute/measurement.ts';
import {
  causeOf,
  checkOf,
  decide,
  experimentWith,
  fakeSubject,
  measureGroups,
  states,
  type Defect,
} from '../../fake-subject.ts';
import { curveOf } from '../../../../src/model/run/metric.ts';

const causes = (defect: Defect) => causeOf('recompute', defect);
const reporting = (change: (metrics: Fit['metrics'], fit: Required<Fit>) => Fit['metrics']): Defect => ({
  returns: (fit) => ({ ...fit, metrics: change(fit.metrics, fit) }),
});
const scale = (metric: string, factor: number) =>
  reporting((metrics) => ({ ...metrics, [metric]: curveOf(metrics[metric]).map((loss) => factor * loss) }));

/** A fit that reports last, as this metric, the mean loss of rows [from, to). */
function withLoss(fit: Required<Fit>, metric: string, rows: RowRange): Required<Fit> {
  const model = { w: fit.parameters['w']!, b: fit.parameters['b']![0]! };
  const loss = rmsResidual(fit.data.features, fit.data.labels, model, rows) ** 2 / 2;
  return {
    ...fit,
    metrics: { ...fit.metrics, [metric]: curveOf(fit.metrics[metric]).with(states.epochs - 1, loss) },
  };
}

const lossOf = (metric: string, from: number, to: number): Defect => ({
  returns: (fit) => withLoss(fit, metric, [from, to]),
});

describe('the guard recompute', () => {
  it('holds for sound code', async () => {
    const verdict = await decide(experimentWith(), 'recompute', fakeSubject());
    expect(verdict).toMatchObject({ state: 'holds', margin: { unit: 'tolerance' } });
    expect(verdict.margin!.value).toBeGreaterThan(0.9);
  });

  it.each([
    { swapped: 'trainLoss', by: 'testLoss', rows: 'test' },
    { swapped: 'testLoss', by: 'trainLoss', rows: 'train' },
  ])('names the rows where $swapped is that of other rows', async ({ swapped, by, rows }) => {
    const found = await causes(reporting((metrics) => ({ ...metrics, [swapped]: metrics[by]! })));
    expect(found).toMatchObject({ code: 'other-rows', metric: swapped, rows });
  });

  it('names all rows where a loss is that of train and test rows together', async () => {
    const found = await causes(
      reporting((metrics) => ({
        ...metrics,
        testLoss: curveOf(metrics['testLoss']).map(
          (loss, i) => (9 * curveOf(metrics['trainLoss'])[i]! + 30 * loss) / 39,
        ),
      })),
    );
    expect(found).toMatchObject({ code: 'other-rows', metric: 'testLoss', rows: 'all' });
  });

  it.each([
    { metric: 'testLoss', from: 3, to: 39, rows: '4..39' },
    { metric: 'testLoss', from: 8, to: 39, rows: '9..39' },
    { metric: 'trainLoss', from: 0, to: 10, rows: '1..10' },
    { metric: 'trainLoss', from: 0, to: 38, rows: '1..38' },
    { metric: 'testLoss', from: 0, to: 14, rows: '1..14' },
  ])(
    'names rows $rows where $metric takes in a part of the other rows',
    async ({ metric, from, to, rows }) => {
      expect(await causes(lossOf(metric, from, to))).toMatchObject({ code: 'other-rows', metric, rows });
    },
  );

  it('names no range of rows that one run alone agrees with', async () => {
    const alone = experimentWith({ sweep: { lambda: [2] }, seeds: [1] });
    expect(await causeOf('recompute', lossOf('testLoss', 3, 39), alone)).toMatchObject({
      code: 'loss-differs',
    });
    const pair = experimentWith({ sweep: { lambda: [2] }, seeds: [1, 2] });
    expect(await causeOf('recompute', lossOf('testLoss', 3, 39), pair)).toMatchObject({ rows: '4..39' });
  });

  it('names no range of rows that failing runs do not agree on', async () => {
    const returns: Defect['returns'] = (fit, { lambda }) =>
      withLoss(fit, 'testLoss', [lambda === 2 ? 3 : 4, 39]);
    expect(await causes({ returns })).toMatchObject({ code: 'loss-differs', metric: 'testLoss' });
  });

  it('compares where ranges end, too', async () => {
    const returns: Defect['returns'] = (fit, { lambda }) =>
      withLoss(fit, 'trainLoss', [0, lambda === 2 ? 12 : 13]);
    expect(await causes({ returns })).toMatchObject({ code: 'loss-differs', metric: 'trainLoss' });
  });

  it.each([20, 21])('names the nearest of two ranges whose losses hardly differ: to row %d', async (to) => {
    const returns: Defect['returns'] = (fit) => {
      const { features, labels } = fit.data;
      const model = { w: fit.parameters['w']!, b: fit.parameters['b']![0]! };
      const typical = rmsResidual(features, labels, model, [0, 20]) * Math.sqrt(1.001);
      const moved = labels.with(20, labels[20]! + residual(features, labels, model, 20) - typical);
      return withLoss({ ...fit, data: { ...fit.data, labels: moved } }, 'trainLoss', [0, to]);
    };
    expect(await causes({ returns })).toMatchObject({ code: 'other-rows', rows: `1..${to}` });
  });

  it('does not ask runs that hold for the range of rows', async () => {
    const returns: Defect['returns'] = (fit, { lambda }) =>
      lambda === 2 ? withLoss(fit, 'testLoss', [3, 39]) : fit;
    expect(await causes({ returns })).toMatchObject({ code: 'other-rows', rows: '4..39' });
  });

  it('asks the runs of the failing metric alone', async () => {
    const returns: Defect['returns'] = (fit) => {
      const { metrics } = withLoss(fit, 'trainLoss', [0, 12]);
      return {
        ...fit,
        metrics: { ...metrics, testLoss: curveOf(metrics['testLoss']).map((loss) => 1.3 * loss) },
      };
    };
    expect(await causes({ returns })).toMatchObject({ metric: 'trainLoss', rows: '1..12' });
  });

  it.each([
    { metric: 'trainLoss', own: [0, 9] },
    { metric: 'testLoss', own: [9, 39] },
  ] as const)('names a $metric of every prediction with every label', async ({ metric, own: [from, to] }) => {
    const returns: Defect['returns'] = (fit) => {
      const { features: X, labels } = fit.data;
      const model = { w: fit.parameters['w']!, b: fit.parameters['b']![0]! };
      let sum = 0;
      for (let i = from; i < to; i++) {
        const prediction = residual(X, labels, model, i) + labels[i]!;
        for (let j = from; j < to; j++) sum += (prediction - labels[j]!) ** 2 / 2;
      }
      const loss = sum / (to - from) ** 2;
      return {
        ...fit,
        metrics: { ...fit.metrics, [metric]: curveOf(fit.metrics[metric]).with(states.epochs - 1, loss) },
      };
    };
    expect(await causes({ returns })).toEqual({ code: 'broadcast', run: expect.any(String), metric });
  });

  it('names a penalty within the loss', async () => {
    const withPenalty = reporting((metrics, { parameters }) => {
      const penalty = parameters['w']!.reduce((sum, value) => sum + value ** 2, 0); // λ·Σw²/2 at λ = 2
      return { ...metrics, trainLoss: curveOf(metrics['trainLoss']).map((loss) => loss + penalty) };
    });
    const found = await causeOf('recompute', withPenalty, experimentWith({ sweep: { lambda: [2] } }));
    expect(found).toMatchObject({ code: 'with-penalty', metric: 'trainLoss' });
  });

  it.each([2, 0.5])('names a loss that is %f times what it should be', async (factor) => {
    expect(await causes(scale('testLoss', factor))).toMatchObject({
      code: 'loss-factor',
      metric: 'testLoss',
      ratio: expect.closeTo(factor, 6),
    });
  });

  it('gives both numbers where a loss differs in no known way', async () => {
    expect(await causes(scale('trainLoss', 1.3))).toMatchObject({
      code: 'loss-differs',
      metric: 'trainLoss',
    });
  });

  it('never holds for NaN', async () => {
    expect(await causes(scale('trainLoss', Number.NaN))).toMatchObject({
      code: 'loss-differs',
      measured: Number.NaN,
    });
  });

  it('never holds for a negative loss', async () => {
    expect(await causes(scale('trainLoss', -1))).toMatchObject({ code: 'loss-differs' });
  });

  it.each([
    [1, 'holds, no cause'],
    [2, { code: 'loss-factor', ratio: 2 }],
  ])('looks at a loss that is known once: %s times what it is', async (factor, found) => {
    const cause = await causes(
      reporting((metrics) => ({
        ...metrics,
        trainLoss: factor * (curveOf(metrics['trainLoss']).at(-1) ?? Number.NaN),
      })),
    );
    if (typeof found === 'string') expect(cause).toBe(found);
    else expect(cause).toMatchObject({ ...found, ratio: expect.closeTo(2, 5) });
  });

  it('looks at the last epoch alone', async () => {
    const found = await causes(
      reporting((metrics) => ({ ...metrics, trainLoss: curveOf(metrics['trainLoss']).with(0, 9) })),
    );
    expect(found).toBe('holds, no cause');
  });

  it('does not ask for relative precision of a tiny loss', async () => {
    const exact = { uses: { noiseSd: 0, initSd: 0, trueWeight: 0, trueBias: 0 } };
    const { states } = experimentWith();
    const experiment = experimentWith({ states: { ...states, ...exact.uses } });
    const returns: Defect['returns'] = (fit) => ({ ...fit, metrics: { trainLoss: [1e-10], testLoss: [0] } });
    expect(await causeOf('recompute', { ...exact, returns }, experiment)).toBe('holds, no cause');
  });

  it('is undecided without one of the losses', async () => {
    const defect = reporting(({ trainLoss = [] }) => ({ trainLoss }));
    const { state, cause } = await decide(experimentWith(), 'recompute', fakeSubject(defect));
    expect(state).toBe('undecided');
    expect(cause).toEqual({
      code: 'missing',
      run: 'lambda=0,seed=1',
      what: 'metric "testLoss"',
      has: ['trainLoss'],
    });
  });

  it('is undecided without data', async () => {
    const returns: Defect['returns'] = ({ metrics, parameters }) => ({ metrics, parameters });
    expect(await causes({ returns })).toBe('undecided, missing');
  });
});

describe('a measurement', () => {
  const measure = async (defect: Defect) => {
    const experiment = experimentWith({ sweep: { lambda: [2] }, seeds: [1] });
    const check = checkOf(experiment, 'recompute');
    const [measured] = await measureGroups(experiment, check, fakeSubject(defect), check.runs());
    return measured;
  };

  it('holds both losses, and looks for no other rows where they are right', async () => {
    const loss = { reported: expect.any(Number), computed: expect.any(Object), instead: null };
    expect(await measure({})).toMatchObject({
      value: {
        losses: [
          { metric: 'trainLoss', ...loss },
          { metric: 'testLoss', ...loss },
        ],
      },
    });
  });

  it.each<RowRange>([
    [9, 39],
    [0, 39],
    [0, 8],
  ])('looks for no range that is no mixture of train and test rows: from %d to %d', async (from, to) => {
    expect(await measure(lossOf('trainLoss', from, to))).toMatchObject({
      value: { losses: [{ metric: 'trainLoss', instead: { ranges: [] } }, { instead: null }] },
    });
  });
});

it.each([
  [4.00049, true],
  [4.00051, false],
  [3.99951, true],
  [3.99949, false],
])('a residual of %f beside 4 is the same to 1e-4 of 1 + 4: %s', (residual, same) => {
  expect(isLoss(residual ** 2 / 2, 8)).toBe(same);
});
