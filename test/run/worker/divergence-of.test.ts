import { describe, expect, it } from 'vitest';
import type { Fit } from '../../../src/model/run/fit.ts';
import { divergenceOf } from '../../../src/run/worker/divergence-of.ts';

const lawless = { law: null, states: {} } as const;
const nan = Number.NaN;

/** How a run diverged whose weights are no finite number. */
const diverged = (metrics: Fit['metrics'], data?: Fit['data']) =>
  divergenceOf(
    { metrics, parameters: { w: Float32Array.of(nan) }, ...(data ? { data } : {}) },
    { settings: {} },
    lawless,
    () => undefined,
  );

describe('a metric that is no finite number in the end', () => {
  it.each<readonly [string, readonly number[], number]>([
    ['had grown', [2, 50, 4e4, 2e6, Number.POSITIVE_INFINITY], 1e6],
    ['had grown below zero', [-2, -50, -4e3, nan], 2e3],
    ['had just grown enough', [1, 1000, nan], 1000],
  ])('%s', (_, loss, factor) =>
    expect(diverged({ loss })).toEqual({
      epoch: loss.length,
      growth: null,
      rise: { metric: 'loss', factor },
    }),
  );

  it.each<readonly [string, readonly number[]]>([
    ['had fallen, as a loss whose logarithm is taken of 0', [2, 1, 0.5, 0.001, nan]],
    ['had grown with a setback', [1, 5e3, 4e3, 1e6, nan]],
    ['had grown as a share does', [0.1, 0.5, 0.99, nan]],
    ['was finite in one epoch alone', [1e9, nan]],
    ['never was a number', [nan, nan]],
    ['started from zero', [0, 1, 5, nan]],
  ])('%s', (_, loss) => expect(diverged({ loss })).not.toHaveProperty('rise'));

  it('is the first of them', () =>
    expect(diverged({ late: [1, 1e3, 1e6, nan], early: [3, 2, nan, nan] })).toEqual({
      epoch: 3,
      growth: null,
    }));
});

describe('a limit', () => {
  const limited = (metrics: Fit['metrics'], limits: Readonly<Record<string, number>>) =>
    divergenceOf(
      { metrics, parameters: { w: Float32Array.of(1) } },
      { settings: {} },
      { ...lawless, limits },
      () => undefined,
    )?.beyond;

  it.each<readonly [string, Fit['metrics'], object]>([
    ['passed', { loss: [1, 9, 11, 12] }, { metric: 'loss', epoch: 3, value: 11, limit: 10 }],
    ['passed below zero', { loss: [1, -11] }, { metric: 'loss', epoch: 2, value: -11, limit: 10 }],
    ['passed for a while', { loss: [11, 1] }, { metric: 'loss', epoch: 1, value: 11, limit: 10 }],
    ['passed once, at the end', { loss: 11 }, { metric: 'loss', epoch: null, value: 11, limit: 10 }],
    ['of what is no number', { loss: [1, nan] }, { metric: 'loss', epoch: 2, value: nan, limit: 10 }],
    ['of infinity', { loss: [1, 1 / 0] }, { metric: 'loss', epoch: 2, value: 1 / 0, limit: 10 }],
    [
      'passed by another metric first',
      { loss: [1, 2, 11], other: [1, 7, 7] },
      { metric: 'other', epoch: 2, value: 7, limit: 5 },
    ],
  ])('%s means that the run diverged', (_, metrics, beyond) =>
    expect(limited(metrics, { loss: 10, other: 5 })).toEqual(beyond),
  );

  it.each<readonly [string, Fit['metrics']]>([
    ['reached and not passed', { loss: [1, 10, -10] }],
    ['of a metric that is not reported', { other: [1, 50] }],
    ['named as what every object inherits', { loss: [1] }],
  ])('%s does not', (_, metrics) => expect(limited(metrics, { loss: 10, toString: 1 })).toBeUndefined());

  it('leaves other metrics be', () =>
    expect(limited({ loss: [1], other: [nan, 1e30] }, { loss: 10 })).toBeUndefined());
});

describe('data', () => {
  const data = (features: number[], labels: number[]) => ({
    features: Float32Array.from(features),
    labels: Float32Array.from(labels),
    rows: labels.length,
  });

  it.each<readonly [string, Fit['data'], object]>([
    ['labels', data([1, 2, 3, 4], [1, nan]), { rows: 1, first: 2 }],
    ['inputs', data([1, 2, nan, 4, Number.POSITIVE_INFINITY, 1], [1, 2, 3]), { rows: 2, first: 2 }],
    ['both of a row', data([nan, 2, 3, 4], [nan, 1]), { rows: 1, first: 1 }],
  ])('that hold no finite number in %s are told', (_, held, badData) =>
    expect(diverged({ loss: [nan] }, held)).toEqual({ epoch: 1, growth: null, badData }),
  );

  it.each<readonly [string, Fit['data']]>([
    ['finite', data([1, 2, 3, 4], [1, 2])],
    ['without inputs', data([], [1, 2])],
    ['not returned', undefined],
  ])('that are %s are not', (_, held) =>
    expect(diverged({ loss: [nan] }, held)).toEqual({ epoch: 1, growth: null }),
  );
});
