import type { Cause } from '../../../model/outcome/cause.ts';
import type { Measurement } from '../../check.ts';
import { concludeFindings } from '../../findings/conclude-findings.ts';
import type { DecayLawMeasurement } from './measurement.ts';
import { diagnoseOffSpan, isVisible } from './diagnose.ts';
import type { Verdict } from '../../../model/outcome/verdict.ts';
import { worstFinding } from '../../findings/worst-finding.ts';

/**
 * Decides from what is left of the start. A run in which that has decayed below float32 precision does not
 * count.
 */
export function judgeDecayLaw(measurements: readonly Measurement<DecayLawMeasurement>[]): Verdict {
  const values = measurements.map(({ value }) => value);
  const visible = values.filter(({ stated }) => isVisible(stated.factor));
  const first = values[0];
  if (visible.length === 0) {
    const cause: Cause | undefined = first && {
      code: 'decay-underflow',
      run: first.run,
      factor: first.stated.factor,
    };
    return {
      state: 'undecided',
      evidence: { kind: 'findings', findings: [] },
      margin: null,
      ...(cause ? { cause } : {}),
    };
  }
  const offSpan = worstFinding(
    'offSpan',
    visible.map(({ run, deviation, tolerance }) => ({ run, measured: deviation, stated: 0, tolerance })),
  );
  const conserved = values.flatMap(({ run, biasShift, tolerance }) =>
    biasShift === null ? [] : [{ run, measured: biasShift, stated: 0, tolerance: 10 * tolerance }],
  );
  const findings = [offSpan, ...(conserved.length === 0 ? [] : [worstFinding('biasConserved', conserved)])];
  return concludeFindings(findings, ([failed]) => {
    if (!failed) throw new Error('decay-law: nothing failed');
    return failed.quantity === 'offSpan'
      ? diagnoseOffSpan(measurements, failed.run)
      : { code: 'bias-not-conserved', run: failed.run, measured: failed.measured, stated: 0 };
  });
}
