import { describe, expect, it } from 'vitest';
import { remarkOf } from '../../src/check/remarks.ts';
import type { Cause } from '../../src/model/outcome/cause.ts';

const run = 'lambda=5,seed=1';
const chapter = { states: { epochs: 10, testRows: 100 }, prose: {} };
const steps = (measured: number): Cause => ({ code: 'step-count', run, measured, stated: 200 });
const biasDecays = (measured: number): Cause => ({
  code: 'bias-decays',
  run,
  measured,
  stated: 0,
  weights: 0.015,
});
const rows = (count: number): Cause => ({ code: 'foreign-rows', run, rows: count, first: 21 });

describe('remarkOf', () => {
  it.each<[string | null, Cause]>([
    ['gradients-kept', { code: 'momentum', run, measured: 1.0009 }],
    ['momentum-unstated', { code: 'momentum', run, measured: 1.0011 }],
    ['bias-not-updated', { code: 'bias-rate', run, measured: 2.9e-6, stated: 0.003 }],
    [null, { code: 'bias-rate', run, measured: 3.1e-6, stated: 0.003 }],
    ['bias-decays-as-weights', biasDecays(0.01525)],
    [null, biasDecays(0.0154)],
    [null, { code: 'bias-decays', run, measured: 0.015, stated: 0 }],
    ['all-test-rows', rows(100)],
    [null, rows(99)],
    ['step-an-epoch', steps(10)],
    ['step-fewer-an-epoch', steps(190)],
    ['steps-for-each', steps(600)],
    [null, steps(601)],
    [null, { code: 'threw', run, message: 'no' }],
  ])('is %s of %j', (code, cause) => expect(remarkOf(cause, chapter)?.code ?? null).toBe(code));

  it('counts what its words name', () =>
    expect(remarkOf(steps(600), chapter)).toEqual({ code: 'steps-for-each', count: 3 }));

  it('shows nothing of what the chapter does not state, nor of a single row', () => {
    expect(remarkOf(steps(10), { states: {}, prose: {} })).toBeNull();
    expect(remarkOf(rows(100), { states: {}, prose: {} })).toBeNull();
    expect(remarkOf(rows(1), { states: { testRows: 1 }, prose: {} })).toBeNull();
  });
});
