import type { Cause } from '../../../model/outcome/cause.ts';
import type { Measurement } from '../../check.ts';
import { concludeFindings } from '../../findings/conclude-findings.ts';
import type { DataLawMeasurement } from './measurement.ts';
import type { FindingCode } from '../../../model/outcome/quantity.ts';
import type { Finding, Verdict } from '../../../model/outcome/verdict.ts';
import { worstFinding, type Observed } from '../../findings/worst-finding.ts';

type DataQuantity = Extract<
  FindingCode,
  'noiseMean' | 'noiseSd' | 'features' | 'featureMean' | 'featureSd' | 'startMean' | 'startSd' | 'startBias'
>;

/** Standard errors that a sample's mean or spread may lie from the law: exceeded once in 5e8 by chance. */
const unlikely = 6;

/**
 * Decides from samples: each mean and standard deviation must lie within six standard errors of what is
 * stated.
 *
 * @param z standard errors instead of six, for calibration, which measures how often chance alone exceeds
 * them
 */
export function judgeDataLaw(
  measurements: readonly Measurement<DataLawMeasurement>[],
  z: number = unlikely,
): Verdict {
  const values = measurements.map(({ value }) => value);
  const observe = (
    quantity: DataQuantity,
    pick: (value: DataLawMeasurement) => Omit<Observed, 'run'> | null,
  ): Finding<DataQuantity>[] => {
    const observed = values.flatMap((value) => {
      const seen = pick(value);
      return seen === null ? [] : [{ run: value.run, ...seen }];
    });
    return observed.length === 0 ? [] : [worstFinding(quantity, observed)];
  };
  const findings = [
    ...observe('noiseMean', ({ noise, stated }) => meanOf(noise, stated.noiseSd, z)),
    ...observe('noiseSd', ({ noise, stated }) => sdOf(noise, stated.noiseSd, z)),
    ...observe('features', ({ featureShift }) => ({ measured: featureShift, stated: 0, tolerance: 0 })),
    ...observe('featureMean', ({ features }) => meanOf(features, 1, z)),
    ...observe('featureSd', ({ features }) => sdOf(features, 1, z)),
    ...observe('startMean', ({ start, stated }) =>
      start === undefined ? null : meanOf(start, stated.initSd, z),
    ),
    ...observe('startSd', ({ start, stated }) =>
      start === undefined ? null : sdOf(start, stated.initSd, z),
    ),
    ...observe('startBias', ({ start }) =>
      start === undefined ? null : { measured: start.bias, stated: 0, tolerance: 0 },
    ),
  ];
  return concludeFindings(findings, ([first]) => explain(first, values));
}

/** Rounding error of float32 labels of about 1, so that a law without noise can hold. */
const rounding = 1e-5;

type Sample = { readonly mean: number; readonly sd: number; readonly count: number };

function meanOf({ mean, count }: Sample, sd: number, z: number): Omit<Observed, 'run'> {
  return { measured: mean, stated: 0, tolerance: (z * sd) / Math.sqrt(count) + rounding };
}

/** The standard error of a normal sample's sd is about sd/√(2n). */
function sdOf({ sd, count }: Sample, stated: number, z: number): Omit<Observed, 'run'> {
  return { measured: sd, stated, tolerance: (z * stated) / Math.sqrt(2 * count) + rounding };
}

function explain(failed: Finding<DataQuantity> | undefined, values: readonly DataLawMeasurement[]): Cause {
  const value = values.find(({ run }) => run === failed?.run);
  if (!failed || !value) throw new Error('data-law: nothing failed');
  const { run, line, features } = value;
  const { trueWeight, trueBias, noiseSd } = value.stated;
  const { measured, stated } = failed;
  switch (failed.quantity) {
    case 'features':
      return { code: 'other-features', run, measured };
    case 'featureMean':
    case 'featureSd':
      return { code: 'features-law', run, mean: features.mean, sd: features.sd };
    case 'startMean':
      return { code: 'start-mean', run, measured, stated };
    case 'startSd':
      return { code: 'start-sd', run, measured, stated };
    case 'startBias':
      return { code: 'start-bias', run, measured };
    case 'noiseMean':
    case 'noiseSd':
      if (Math.abs(line.slope - trueWeight) > unlikely * line.slopeError) {
        return { code: 'true-weight', run, measured: line.slope, stated: trueWeight };
      }
      if (Math.abs(line.intercept - trueBias) > unlikely * line.interceptError) {
        return { code: 'true-bias', run, measured: line.intercept, stated: trueBias };
      }
      return {
        code: 'noise-sd',
        run,
        measured: value.noise.sd,
        stated: noiseSd,
      };
  }
}
