import { describe, expect, it } from 'vitest';
import type { DataLawMeasurement } from '../../src/check/data-law.ts';
import { judgeDataLaw } from '../../src/check/judge-data-law.ts';

/** Samples of 100 at the law itself, but for what is changed. */
function judge(change: Partial<DataLawMeasurement>, z?: number): readonly string[] {
  const sample = { mean: 0, sd: 2, count: 100 };
  const value: DataLawMeasurement = {
    run: 'r',
    stated: { noiseSd: 2, initSd: 2, trueWeight: 0, trueBias: 0 },
    noise: sample,
    features: { ...sample, sd: 1 },
    featureShift: 0,
    line: { slope: 0, intercept: 0, sd: 1, slopeError: 1, interceptError: 1 },
    start: { ...sample, bias: 0 },
    ...change,
  };
  const { evidence } = judgeDataLaw([{ runs: ['r'], probe: false, diverged: null, value }], z);
  const findings = evidence.kind === 'findings' ? evidence.findings : [];
  return findings.filter(({ holds }) => !holds).map(({ quantity }) => quantity);
}

/** Mean and spread that lie so many standard errors off, of 100 values with sd 2. */
const off = (mean: number, sd: number) => ({
  mean: (mean * 2) / Math.sqrt(100),
  sd: 2 + (sd * 2) / Math.sqrt(200),
  count: 100,
});

describe('data-law', () => {
  it('allows a mean and a spread of six standard errors', () => {
    expect(judge({ noise: off(6, -6), start: { ...off(-6, 6), bias: 0 } })).toEqual([]);
  });

  it.each([
    { what: 'noiseMean', change: { noise: off(6.01, 0) } },
    { what: 'noiseSd', change: { noise: off(0, -6.01) } },
    { what: 'startMean', change: { start: { ...off(-6.01, 0), bias: 0 } } },
    { what: 'startSd', change: { start: { ...off(0, 6.01), bias: 0 } } },
    { what: 'featureMean', change: { features: { mean: 0.601, sd: 1, count: 100 } } },
    { what: 'featureSd', change: { features: { mean: 0, sd: 1 + 6.01 / Math.sqrt(200), count: 100 } } },
  ])('finds $what beyond them', ({ what, change }) => {
    expect(judge(change)).toEqual([what]);
  });

  it('takes fewer where it is told so', () => {
    const change = {
      noise: off(3.01, 3.01),
      features: { mean: 0.301, sd: 1 + 3.01 / Math.sqrt(200), count: 100 },
      start: { ...off(3.01, 3.01), bias: 0 },
    };
    const all = ['noiseMean', 'noiseSd', 'featureMean', 'featureSd', 'startMean', 'startSd'];
    expect([judge(change, 3), judge(change, 3.02), judge(change)]).toEqual([all, [], []]);
  });
});
