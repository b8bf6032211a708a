import { describe, expect, it } from 'vitest';
import { judgeTrajectory, replayFails } from '../../../../src/check/guards/trajectory/judge.ts';
import type { Replay, TrajectoryMeasurement } from '../../../../src/check/guards/trajectory/measurement.ts';

const held = { measured: 0, tolerance: 1 };
const off = { measured: 3, tolerance: 1 };

const replay = (change: Partial<Replay> = {}): Replay => ({
  kind: 'replay',
  run: 'r',
  seed: 1,
  lambda: 0,
  w: held,
  b: held,
  residuals: [
    { metric: 'trainLoss', reported: [4, 4], computed: [4, 4] },
    { metric: 'testLoss', reported: [4, 4], computed: [4, 4] },
  ],
  ownLabels: null,
  labelShift: 0,
  ...change,
});
const residuals = (train: readonly number[], test: readonly number[], computed = [4, 4]) => [
  { metric: 'trainLoss', reported: [...train], computed },
  { metric: 'testLoss', reported: [...test], computed },
];
const judge = (...values: TrajectoryMeasurement[]) =>
  judgeTrajectory(values.map((value) => ({ runs: ['r'], probe: false, diverged: null, value })));
const causeOf = (...values: TrajectoryMeasurement[]) => judge(...values).cause;

describe('a replay', () => {
  it('has a finding of each parameter, and of the residuals of each metric', () => {
    const { evidence } = judge(replay({ residuals: residuals([4, 4], [4, 4.0002]) }), replay());
    expect(evidence).toMatchObject({
      findings: [
        { quantity: 'w', runs: 2, tolerance: 1 },
        { quantity: 'b', runs: 2, tolerance: 1 },
        { quantity: 'trainResidual', runs: 4, tolerance: expect.closeTo(5e-4, 12) },
        { quantity: 'testResidual', runs: 4, measured: 4.0002, stated: 4 },
      ],
    });
  });

  it('fails where any of it does', () => {
    expect(replayFails(replay())).toBe(false);
    expect(replayFails(replay({ w: off }))).toBe(true);
    expect(replayFails(replay({ b: off }))).toBe(true);
    expect(replayFails(replay({ residuals: residuals([4, 4], [4, 5]) }))).toBe(true);
  });
});

describe('the cause', () => {
  it('is of the run that is worst', () => {
    expect(causeOf(replay({ run: 'sound' }), replay({ run: 'off', b: off }))).toEqual({
      code: 'parameters-differ',
      run: 'off',
      parameter: 'b',
      measured: 3,
      tolerance: 1,
    });
  });

  it('is the labels where those that the code reports lead to its weights, within the tolerance', () => {
    const labels = (ownLabels: number) => causeOf(replay({ w: off, ownLabels, labelShift: 0.25 }));
    expect(labels(1)).toEqual({ code: 'labels-differ', run: 'r', rms: 0.25 });
    expect(labels(1.01)).toMatchObject({ code: 'parameters-differ' });
  });

  it('is a loss where weights and bias are as stated', () => {
    expect(causeOf(replay({ residuals: residuals([4, 6], [4, 4]) }))).toEqual({
      code: 'loss-differs',
      run: 'r',
      metric: 'trainLoss',
      measured: 18,
      stated: 8,
    });
  });

  it.each<Partial<Replay>>([{ w: off }, { b: off }])('is the first bad epoch where %j is not', (change) => {
    expect(causeOf(replay({ ...change, residuals: residuals([4, 6], [7, 4]) }))).toEqual({
      code: 'first-bad-epoch',
      run: 'r',
      metric: 'testLoss',
      epoch: 1,
      measured: 7,
      stated: 4,
    });
  });

  it('allows residuals a ten-thousandth of 1 + the computed one, that included', () => {
    const bad = (reported: number, computed: number) =>
      causeOf(replay({ w: off, residuals: residuals([reported], [computed], [computed]) }))?.code;
    expect(bad(1e-4, 0)).toBe('parameters-differ');
    expect(bad(1.01e-4, 0)).toBe('first-bad-epoch');
    expect(bad(4.00049, 4)).toBe('parameters-differ');
    expect(bad(3.99949, 4)).toBe('first-bad-epoch');
  });

  it('is another number of epochs only where as many orders were drawn', () => {
    const odd = { kind: 'unreplayable', run: 'r', stream: 'order', measured: 4, stated: 9 } as const;
    const epochs = { trainLoss: 5, testLoss: 4 };
    const numbers = { run: 'r', measured: 4, stated: 9 };
    expect(causeOf({ ...odd, what: 'order-count', epochs })).toEqual({
      code: 'epoch-count',
      metric: 'testLoss',
      ...numbers,
    });
    expect(causeOf({ ...odd, what: 'order-rows', epochs })).toEqual({ code: 'order-rows', ...numbers });
    expect(causeOf({ ...odd, what: 'order-count', epochs: {} })).toEqual({ code: 'order-count', ...numbers });
  });
});
