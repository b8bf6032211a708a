import { describe, expect, it } from 'vitest';
import type { DataLawMeasurement } from '../../../../src/check/guards/data-law/measurement.ts';
import { judgeDataLaw } from '../../../../src/check/guards/data-law/judge.ts';
import type { Quantity } from '../../../../src/model/outcome/quantity.ts';
import type { Verdict } from '../../../../src/model/outcome/verdict.ts';

/** Samples of 100 at the law itself. */
function sound(): DataLawMeasurement {
  const sample = { mean: 0, sd: 2, count: 100 };
  return {
    run: 'r',
    stated: { noiseSd: 2, initSd: 2, trueWeight: 0, trueBias: 0 },
    noise: sample,
    features: { ...sample, sd: 1 },
    featureShift: 0,
    line: { slope: 0, intercept: 0, sd: 1, slopeError: 1, interceptError: 1 },
    start: { ...sample, bias: 0 },
  };
}

function decide(change: Partial<DataLawMeasurement>, z?: number): Verdict {
  const value = { ...sound(), ...change };
  return judgeDataLaw([{ runs: ['r'], probe: false, diverged: null, value }], z);
}

/** The quantities that do not hold. */
function judge(change: Partial<DataLawMeasurement>, z?: number): readonly Quantity[] {
  const { evidence } = decide(change, z);
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

  it.each([{ mean: 3 }, { sd: 3 }])('names features of another law by both: %j', (change) => {
    const features = { mean: 0, sd: 1, count: 100, ...change };
    expect(decide({ features }).cause).toEqual({
      code: 'features-law',
      run: 'r',
      mean: features.mean,
      sd: features.sd,
    });
  });

  it.each([
    { line: { slope: 6, intercept: -6 }, cause: { code: 'noise-sd', measured: 9, stated: 2 } },
    { line: { slope: 6, intercept: -6.01 }, cause: { code: 'true-bias', measured: -6.01, stated: 0 } },
    { line: { slope: -6.01, intercept: 9 }, cause: { code: 'true-weight', measured: -6.01, stated: 0 } },
  ])('blames a line only beyond six standard errors: $cause.code', ({ line, cause }) => {
    const noise = { mean: 0, sd: 9, count: 100 };
    const errors = { sd: 1, slopeError: 1, interceptError: 1 };
    expect(decide({ noise, line: { ...line, ...errors } }).cause).toEqual({ run: 'r', ...cause });
  });

  it('says nothing of a start that no run shows', () => {
    const { start: _, ...value } = sound();
    const { evidence } = judgeDataLaw([{ runs: ['r'], probe: false, diverged: null, value }]);
    expect(evidence.kind === 'findings' && evidence.findings.map(({ quantity }) => quantity)).toEqual([
      'noiseMean',
      'noiseSd',
      'features',
      'featureMean',
      'featureSd',
    ]);
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
