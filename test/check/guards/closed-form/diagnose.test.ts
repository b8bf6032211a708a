import { describe, expect, it } from 'vitest';
import type { MeasuredAs } from '../../../../src/check/guards/closed-form/measurement.ts';
import { diagnoseClosedForm } from '../../../../src/check/guards/closed-form/diagnose.ts';

type ZeroInputs = MeasuredAs<'zero-inputs'>;

const failed = {
  quantity: 'zeroInputsBias' as const,
  run: 'first',
  measured: 5,
  stated: 0,
  tolerance: 1,
  holds: false,
  runs: 2,
};

/** A bias that is off, at λ = 2: by the formula it is 0 where the labels have a bias of 100. */
const zeroInputs = (change: Partial<ZeroInputs> = {}): ZeroInputs => ({
  kind: 'zero-inputs',
  run: 'zero',
  batch: 1,
  lambda: 2,
  w: { measured: 0, tolerance: 1 },
  b: { measured: 5, tolerance: 1 },
  decay: { measured: 0.04, stated: 0.04 },
  intercept: { bias: 1, slope: 1, rest: 0, stated: 100 },
  biasDecay: null,
  ownLabels: 9,
  labelShift: 99,
  ...change,
});
const explain = (...values: ZeroInputs[]) => diagnoseClosedForm([failed], values);
const unexplained = { code: 'closed-form', run: 'first', case: 'zeroInputsBias', measured: 5, tolerance: 1 };

describe('another bias of the labels', () => {
  const trueBias = { code: 'true-bias', run: 'zero', measured: 1, stated: 100 };

  it.each([
    [99, trueBias],
    [100, trueBias], // a hundredth of the shift may be something else
    [100.1, unexplained],
    [98, unexplained],
  ])('is named where it is the whole shift of the labels but for a hundredth: %d', (labelShift, cause) => {
    expect(explain(zeroInputs({ labelShift }))).toEqual(cause);
  });

  it.each([
    [1, 'true-bias'],
    [1.5, 'closed-form'],
  ])('is named where each run is within its tolerance of it: %f', (half, code) => {
    // Equal slopes: the fitted bias lies midway, half of the distance from either.
    const at = (bias: number) => zeroInputs({ intercept: { bias, slope: 1, rest: 0, stated: 100 } });
    expect(explain(at(1 - half), at(1 + half))).toMatchObject({ code });
  });

  it('is not named where it fits some runs alone', () => {
    const steep = zeroInputs({ intercept: { bias: 10, slope: 10, rest: 0, stated: 100 } });
    const odd = zeroInputs({ intercept: { bias: 9, slope: 0.1, rest: 0, stated: 100 } });
    expect(explain(steep, odd)).toEqual(unexplained);
  });

  it('is not named where none fits, though the labels are off by all of the stated one', () => {
    const odd = zeroInputs({ intercept: { bias: 9, slope: 1, rest: 0, stated: 100 }, labelShift: 100 });
    expect(explain(zeroInputs({ labelShift: 100 }), odd)).toEqual(unexplained);
  });
});

it.each([
  [1, { code: 'labels-differ', run: 'zero', rms: 50 }],
  [1.01, unexplained],
])(
  'other labels are named where those of the code lead to its bias, within the tolerance: %f',
  (own, cause) => {
    expect(explain(zeroInputs({ ownLabels: own, labelShift: 50 }))).toEqual(cause);
  },
);

describe('a bias that decays', () => {
  const decays = (lambda: number, low: number, high: number) =>
    zeroInputs({ lambda, biasDecay: { measured: (low + high) / 2, low, high }, labelShift: 0 });

  it('is named where one multiple of the penalty explains every run, if only just', () => {
    expect(explain(decays(1, 1, 3), decays(2, 6, 10))).toEqual({
      code: 'bias-decays',
      run: 'zero',
      measured: 2,
      stated: 0,
      weights: 0.04,
    });
    expect(explain(decays(1, 1, 3), decays(2, 6.1, 10))).toEqual(unexplained);
  });

  it('is not named where no decay explains one of the runs', () => {
    expect(explain(decays(1, 1, 3), zeroInputs({ labelShift: 0 }))).toEqual(unexplained);
    expect(explain(zeroInputs({ labelShift: 0 }), decays(1, 1, 3))).toEqual(unexplained);
  });
});

it('a wrong division is shown beside a single row of the same batch size, in whatever order', () => {
  const step = (batch: number, rows: number, measured: number): MeasuredAs<'one-step'> => ({
    kind: 'one-step',
    run: `${rows} of ${batch}`,
    batch,
    rows,
    rate: { measured, stated: 1, tolerance: 0.1 },
  });
  const steps = [step(5, 5, 4), step(5, 1, 3), step(1, 1, 1)];
  const cause = { code: 'batch-scaling', run: '5 of 5', batch: 5, rows: 5, measured: 4, stated: 1 };
  expect(diagnoseClosedForm([failed], steps)).toEqual({ ...cause, single: 3 });
  expect(diagnoseClosedForm([failed], steps.slice(0, 1))).toEqual({ ...cause, single: Number.NaN });
});
