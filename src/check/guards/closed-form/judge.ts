import type { Measurement } from '../../check.ts';
import type { ClosedFormKind, ClosedFormMeasurement, MeasuredAs } from './measurement.ts';
import { concludeFindings } from '../../findings/conclude-findings.ts';
import { diagnoseClosedForm } from './diagnose.ts';
import { observeUnreplayable } from '../../linear/unreplayable-draws.ts';
import type { FindingCode } from '../../../model/outcome/quantity.ts';
import type { Verdict } from '../../../model/outcome/verdict.ts';
import { worstFindings, type ObservedOf } from '../../findings/worst-finding.ts';

type Deviation = MeasuredAs<'wiped'>['w'];

/** Decides from the distance of every end from its formula, and of one step's rate from the stated one. */
export function judgeClosedForm(measurements: readonly Measurement<ClosedFormMeasurement>[]): Verdict {
  const values = measurements.map(({ value }) => value);
  const observed = values.flatMap((value) =>
    value.kind === 'unreplayable' ? [observeUnreplayable(value)] : observe(value),
  );
  const findings = worstFindings(observed);
  return concludeFindings(findings, (failed) => diagnoseClosedForm(failed, values));
}

function observe(value: MeasuredAs<ClosedFormKind>): ObservedOf<FindingCode>[] {
  const { run } = value;
  const distance = (quantity: FindingCode, { measured, tolerance }: Deviation) => ({
    quantity,
    run,
    measured,
    stated: 0,
    tolerance,
  });
  switch (value.kind) {
    case 'zero-inputs':
      return [distance('zeroInputsWeights', value.w), distance('zeroInputsBias', value.b)];
    case 'one-row':
      return [distance('oneRowWeights', value.w), distance('oneRowBias', value.b)];
    case 'one-step':
      return [{ quantity: 'oneStepRate', run, ...value.rate }];
    case 'wiped':
      return [distance('wipedWeights', value.w)];
  }
}
