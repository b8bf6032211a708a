import type { Cause } from './cause.ts';
import type { Measurement } from './check.ts';
import { concludeFindings } from './conclude-findings.ts';
import type { DecayLawMeasurement } from './decay-law.ts';
import type { Verdict } from './verdict.ts';
import { worstFinding } from './worst-finding.ts';

/** Below this nothing of the start is left to be seen in float32. */
const visibleFactor = 1e-6;

/** Decides from what is left of the start. Runs where it has decayed below sight do not count. */
export function judgeDecayLaw(measurements: readonly Measurement<DecayLawMeasurement>[]): Verdict {
  const values = measurements.map(({ value }) => value);
  const visible = values.filter(({ stated }) => Math.abs(stated.factor) >= visibleFactor);
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
    const value = values.find(({ run }) => run === failed?.run);
    if (!failed || !value) throw new Error('decay-law: nothing failed');
    return failed.quantity === 'offSpan'
      ? explainOffSpan(value)
      : { code: 'bias-not-conserved', run: value.run, measured: failed.measured, stated: 0 };
  });
}

/** The decay a step that the remaining factor implies, where what is left is a multiple of the start at all. */
function explainOffSpan({ run, factor, unexplained, tolerance, steps, stated }: DecayLawMeasurement): Cause {
  if (!(factor > visibleFactor && unexplained <= tolerance * Math.max(1, factor))) {
    return { code: 'off-span-moved', run, measured: unexplained, stated: 0 };
  }
  return { code: 'decay', run, measured: 1 - factor ** (1 / steps), stated: stated.decay };
}
