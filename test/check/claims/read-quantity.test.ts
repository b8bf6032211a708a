import { describe, expect, it } from 'vitest';
import { lastScalars, readQuantity } from '../../../src/check/claims/read-quantity.ts';
import type { TrainedRun } from '../../../src/model/run/fit.ts';
import { experimentWith } from '../fake-subject.ts';

function rawOf(metrics: TrainedRun['fit']['metrics']): TrainedRun {
  const run = { id: 'r', seed: 1, settings: { lambda: 2 }, overrides: [] };
  return {
    run,
    record: { run: 'r', draws: [], metrics: {}, parameters: {}, state: 'finished' },
    fit: { metrics, parameters: { w: Float32Array.of(3, 4) } },
    drawn: [],
  };
}

const experiment = experimentWith();
const derived = { weightNorm: 5, weightDistance: expect.closeTo(Math.hypot(2.7, 3.7), 12) };

describe('the last scalars of a run', () => {
  it('are what each metric ends at, and what follows from the parameters under the law', () => {
    expect(lastScalars(rawOf({ trainLoss: [3, 2], testLoss: [9, 7] }), experiment)).toEqual({
      trainLoss: 2,
      testLoss: 7,
      ...derived,
    });
  });

  it('leave out a metric of no epochs', () => {
    expect(lastScalars(rawOf({ trainLoss: [] }), experiment)).toStrictEqual(derived);
  });

  it('are what was reported, where the law derives a metric of that name', () => {
    expect(lastScalars(rawOf({ weightNorm: [6] }), experiment)).toEqual({ ...derived, weightNorm: 6 });
  });

  it('are what is known once, beside what is reported by epoch', () => {
    const scalars = lastScalars(rawOf({ loss: [3, 2], accuracy: 0.9 }), experimentWith({ law: null }));
    expect(scalars).toEqual({ loss: 2, accuracy: 0.9 });
  });

  it('are without a law what was reported alone', () => {
    expect(lastScalars(rawOf({ loss: [3, 2] }), experimentWith({ law: null }))).toEqual({ loss: 2 });
  });
});

describe('a reading', () => {
  it.each([
    ['weightNorm', 5],
    ['weightDistance', Math.hypot(2.7, 3.7)],
  ])('of %s follows from the parameters and what is stated', (metric, value) => {
    expect(readQuantity(rawOf({}), { metric }, experiment)).toBeCloseTo(value, 12);
  });
});

describe('a figure known once', () => {
  const raw = rawOf({ loss: [3, 2], accuracy: 0.9, auc: Number.NaN });

  it.each([
    ['accuracy', 0.9],
    ['auc', Number.NaN],
  ])('is read at the end: %s', (metric, value) => {
    expect(readQuantity(raw, { metric }, experiment)).toBe(value);
  });

  it.each([1, 2, 3])('is known at no epoch, be it the last one: %s', (epoch) => {
    expect(readQuantity(raw, { metric: 'accuracy', epoch }, experiment)).toEqual({
      missing: `epoch ${epoch} of "accuracy"`,
      has: ['one number, at the end'],
    });
  });
});
