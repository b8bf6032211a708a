import type { Cause } from '../../../model/outcome/cause.ts';
import type { ClosedFormMeasurement, MeasuredAs } from './measurement.ts';
import { unreplayableCause } from '../../linear/unreplayable-draws.ts';
import type { FindingCode } from '../../../model/outcome/quantity.ts';
import type { Finding } from '../../../model/outcome/verdict.ts';
import { holds } from '../../findings/worst-finding.ts';

type ZeroInputs = MeasuredAs<'zero-inputs'>;
type OneStep = MeasuredAs<'one-step'>;

/** A recovered decay counts as another one from this relative difference on. */
const recoveredTolerance = 1e-3;

/** Share of a shift of the labels that may be something else than another bias. */
const shiftWithin = 0.01;

/**
 * Diagnoses the failures, the simplest causes first: draws, rate of a step, decay, bias. If none of these
 * explains them, the cause names the first failure.
 */
export function diagnoseClosedForm(
  failed: readonly Finding<FindingCode>[],
  values: readonly ClosedFormMeasurement[],
): Cause {
  const odd = values.find((value) => value.kind === 'unreplayable');
  if (odd) return unreplayableCause(odd);
  const zeroInputs = values.filter((value) => value.kind === 'zero-inputs');
  const steps = values.filter((value) => value.kind === 'one-step');
  const cause = diagnoseRate(steps) ?? diagnoseDecay(zeroInputs) ?? diagnoseBias(zeroInputs);
  if (cause) return cause;
  const [first] = failed;
  if (first === undefined) throw new Error('closed-form: nothing failed');
  const { run, quantity, measured, tolerance } = first;
  return { code: 'closed-form', run, case: quantity, measured, tolerance };
}

/**
 * Diagnoses the rate. In batches of one it is the learning rate; a rate that is off in larger batches only is
 * a wrong division.
 */
function diagnoseRate(steps: readonly OneStep[]): Cause | undefined {
  const off = steps.filter(({ run, rate }) => Number.isFinite(rate.measured) && !holds({ run, ...rate }));
  const plain = off.find(({ batch }) => batch === 1);
  if (plain) {
    const { measured, stated } = plain.rate;
    return { code: 'learning-rate', run: plain.run, measured, stated };
  }
  const fullest = off.toSorted((a, b) => b.rows - a.rows)[0];
  if (fullest === undefined) return undefined;
  const { run, batch, rows, rate } = fullest;
  const single = steps.find((step) => step.batch === batch && step.rows === 1);
  return {
    code: 'batch-scaling',
    run,
    batch,
    rows,
    measured: rate.measured,
    single: single?.rate.measured ?? Number.NaN,
    stated: rate.stated,
  };
}

function diagnoseDecay(zeroInputs: readonly ZeroInputs[]): Cause | undefined {
  for (const { run, batch, w, decay } of zeroInputs) {
    const { measured, stated } = decay;
    if (measured === null || holds({ run, ...w, stated: 0 })) continue;
    if (Math.abs(measured - stated) <= recoveredTolerance * stated) continue;
    return { code: 'decay', run, ...(batch === 1 ? {} : { batch }), measured, stated };
  }
  return undefined;
}

/**
 * Diagnoses the bias. One number must explain it at both batch sizes and be needed at both; otherwise it is
 * chance.
 */
function diagnoseBias(zeroInputs: readonly ZeroInputs[]): Cause | undefined {
  const off = zeroInputs.filter(({ run, b }) => !holds({ run, ...b, stated: 0 }));
  const [first] = off;
  if (first === undefined) return undefined;
  const { run, intercept, biasDecay, labelShift, decay } = first;
  const all = off.length === zeroInputs.length;
  const bias = all ? fitIntercept(zeroInputs) : null;
  if (bias !== null && isShift(bias - intercept.stated, labelShift)) {
    return { code: 'true-bias', run, measured: bias, stated: intercept.stated };
  }
  if (zeroInputs.every(({ ownLabels, b }) => ownLabels <= b.tolerance)) {
    return { code: 'labels-differ', run, rms: labelShift };
  }
  return all && biasDecay !== null && decaysAlike(zeroInputs)
    ? { code: 'bias-decays', run, measured: biasDecay.measured, stated: 0, weights: decay.stated }
    : undefined;
}

/** True if all labels are off by the same number: then the size of it is its root mean square. */
function isShift(shift: number, labelShift: number): boolean {
  return Math.abs(labelShift - Math.abs(shift)) <= shiftWithin * labelShift;
}

/**
 * Fits the bias of the labels by least squares over the runs, since each final bias is linear in it. Returns
 * null if it does not fit.
 */
function fitIntercept(zeroInputs: readonly ZeroInputs[]): number | null {
  let [square, product] = [0, 0];
  for (const { intercept } of zeroInputs) {
    square += intercept.slope ** 2;
    product += intercept.slope * (intercept.bias - intercept.rest);
  }
  const fitted = product / square;
  const fits = zeroInputs.every(
    ({ intercept: { bias, slope, rest }, b }) => Math.abs(rest + slope * fitted - bias) <= b.tolerance,
  );
  return fits ? fitted : null;
}

/**
 * True if the bias decays as under a penalty, by one multiple of λ in every run. A penalty takes ηλ or a
 * multiple of it off the bias, as it does off a weight.
 */
function decaysAlike(zeroInputs: readonly ZeroInputs[]): boolean {
  const low = Math.max(...zeroInputs.map(({ biasDecay, lambda }) => (biasDecay?.low ?? Number.NaN) / lambda));
  const high = Math.min(
    ...zeroInputs.map(({ biasDecay, lambda }) => (biasDecay?.high ?? Number.NaN) / lambda),
  );
  return low <= high;
}
