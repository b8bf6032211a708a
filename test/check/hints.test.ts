import { describe, expect, it } from 'vitest';
import { hintsOf, noiseOfProse } from '../../src/check/hints.ts';
import type { Cause } from '../../src/model/outcome/cause.ts';

const chapter = { states: { batchSize: 5, trainRows: 20, learningRate: 0.003 }, prose: { noiseSd: 0.1 } };
const run = 'lambda=5,seed=1';
const codesOf = (cause: Cause, stated = chapter) => hintsOf(cause, stated).map(({ code }) => code);
const rate = (measured: number) => ({ code: 'learning-rate', run, measured, stated: 0.003 }) as const;
const decay = (measured: number, batch?: number) =>
  ({ code: 'decay', run, measured, stated: 0.015, ...(batch === undefined ? {} : { batch }) }) as const;

describe('hintsOf', () => {
  it.each<readonly [string, Cause]>([
    ['gradient-not-divided', rate(0.015)],
    ['gradient-uphill', rate(-0.003)],
    ['gradients-lost', rate(0)],
    ['penalty-lacks-half', decay(0.03)],
    ['decay-without-rate', decay(5)],
    ['penalty-once-a-row', decay(0.03 * 1.5, 3)],
    ['loss-summed', { code: 'loss-factor', run, metric: 'trainLoss', ratio: 20 }],
    ['variance-for-sd', { code: 'noise-sd', run, measured: 0.2, stated: 0.04 }],
    ['bias-left-out', { code: 'true-bias', run, measured: 0, stated: 0.05 }],
    ['one-start', { code: 'start-sd', run, measured: 0, stated: 1 }],
  ])('finds %s', (code, cause) => expect(codesOf(cause)).toEqual([code]));

  it('gives all that fit, each once', () => {
    const two = { states: { batchSize: 2, trainRows: 20, testRows: 20 }, prose: {} };
    expect(codesOf(rate(0.006), two as never)).toEqual(['gradient-not-divided', 'loss-lacks-half']);
    expect(codesOf({ code: 'loss-factor', run, metric: 'trainLoss', ratio: 20 }, two as never)).toEqual([
      'loss-summed',
    ]);
  });

  it('counts what its words name', () => {
    expect(hintsOf(rate(0.015), chapter)).toEqual([{ code: 'gradient-not-divided', count: 5 }]);
    expect(hintsOf(decay(0.045, 3), chapter)).toEqual([{ code: 'penalty-once-a-row', count: 3 }]);
  });

  it('tells by a batch of one row which divisor is wrong', () => {
    const batch = { code: 'batch-scaling', run, batch: 5, measured: 0.015, stated: 0.003 } as const;
    expect(codesOf({ ...batch, rows: 1, single: 0.015 })).toEqual(['short-batch-by-own-rows']);
    expect(codesOf({ ...batch, rows: 5, single: 0.003 })).toEqual(['every-label-compared']);
    expect(codesOf({ ...batch, rows: 5, single: 0.015 })).toEqual(['gradient-not-divided']);
  });

  it('finds nothing in a factor of 1, of no known mistake, or without what the chapter states', () => {
    expect(codesOf(rate(0.003))).toEqual([]);
    expect(codesOf(rate(0.0041))).toEqual([]);
    expect(codesOf(decay(0.03, undefined), { states: {}, prose: {} } as never)).toEqual([
      'penalty-lacks-half',
    ]);
    expect(codesOf(rate(0.015), { states: {}, prose: {} } as never)).toEqual([]);
    expect(codesOf({ ...decay(0.03), stated: 0 })).toEqual([]);
    expect(codesOf({ code: 'threw', run, message: 'no' })).toEqual([]);
  });
});

it('noiseOfProse is what the prose says, where that was measured', () => {
  const noise = (measured: number) => ({ code: 'noise-sd', run, measured, stated: 0.01 }) as const;
  expect(noiseOfProse(noise(0.098), chapter)).toBe(0.1);
  expect(noiseOfProse(noise(0.02), chapter)).toBeUndefined();
  expect(noiseOfProse(noise(0.098), { states: {}, prose: {} })).toBeUndefined();
});
