import type { Cause } from '../../../model/outcome/cause.ts';
import type { Measurement } from '../../check.ts';
import type { DecayLawMeasurement } from './measurement.ts';

/** Below this factor float32 shows nothing of the start. */
const visibleFactor = 1e-6;

/** Largest relative distance from a whole number of the steps that a remaining factor implies. */
const wholeWithin = 1e-3;

/**
 * Diagnoses why the weights off the span are not the stated multiple of their start. It looks at runs that
 * did not diverge if there are any, since the numbers of a diverged run show little more than that.
 *
 * @param worst the run to explain if no run stayed finite
 */
export function diagnoseOffSpan(
  measurements: readonly Measurement<DecayLawMeasurement>[],
  worst: string,
): Cause {
  const sound = failingRuns(measurements.filter(({ diverged }) => diverged === null));
  const failing = sound.length > 0 ? sound : failingRuns(measurements);
  const known = stepCount(failing) ?? foreignRowsCause(failing) ?? otherDecay(failing);
  if (known) return known;
  const moved = failing.find((value) => !isMultiple(value)) ?? failing[0];
  const value = moved ?? measurements.map((entry) => entry.value).find(({ run }) => run === worst);
  if (!value) throw new Error('decay-law: nothing failed');
  const measured = isMultiple(value) ? value.deviation : value.unexplained;
  return { code: 'off-span-moved', run: value.run, measured, stated: 0 };
}

/** Returns the failing runs, the worst first. */
function failingRuns(measurements: readonly Measurement<DecayLawMeasurement>[]): DecayLawMeasurement[] {
  return measurements
    .map(({ value }) => value)
    .filter(({ stated, deviation, tolerance }) => isVisible(stated.factor) && deviation > tolerance)
    .filter(({ deviation }) => Number.isFinite(deviation))
    .toSorted((a, b) => b.deviation - a.deviation);
}

/**
 * Returns a cause if the stated decay was taken another number of times: a whole number on which at least two
 * values of λ agree.
 */
function stepCount(failing: readonly DecayLawMeasurement[]): Cause | undefined {
  const [worst] = failing;
  if (worst === undefined || !failing.every(isMultiple)) return undefined;
  const seen = failing.filter(({ factor, steps }) => factor > visibleFactor && steps === worst.steps);
  if (new Set(seen.map(({ lambda }) => lambda)).size < 2) return undefined;
  const measured = [averageStep, fullStep]
    .map((factorOf) => commonCount(seen, factorOf))
    .find((count) => count !== undefined && count !== worst.steps);
  return measured === undefined
    ? undefined
    : { code: 'step-count', run: worst.run, measured, stated: worst.steps };
}

type FactorOf = (value: DecayLawMeasurement) => number;

/** What one step leaves: an average step, or a full batch if the last batch of an epoch is short. */
const averageStep: FactorOf = ({ stated, steps }) => stated.factor ** (1 / steps);
const fullStep: FactorOf = ({ stated }) => 1 - stated.decay;

/** Returns the n with factor = (what one step leaves)ⁿ in every run, within float32 precision. */
function commonCount(values: readonly DecayLawMeasurement[], factorOf: FactorOf): number | undefined {
  const counts = values.map((value) => {
    const [factor, step] = [value.factor, factorOf(value)];
    const count = Math.log(factor) / Math.log(step);
    const whole = Math.round(count);
    const fits =
      Math.abs(count - whole) <= wholeWithin * whole && Math.abs(factor - step ** whole) <= value.tolerance;
    return whole >= 1 && fits ? whole : Number.NaN;
  });
  return counts.every((count) => count === counts[0]) ? counts[0] : undefined;
}

/**
 * Returns the decay of a step that the remaining factor implies, if the end is a multiple of the start at
 * all. It reads the run with the strongest penalty that leaves something: there a doubled decay and what only
 * resembles one lie farthest apart.
 */
function otherDecay(failing: readonly DecayLawMeasurement[]): Cause | undefined {
  if (!failing.every(isMultiple)) return undefined;
  const seen = failing.filter(({ factor }) => factor > visibleFactor);
  const value = seen.toSorted((a, b) => b.stated.decay - a.stated.decay)[0];
  if (value === undefined) return undefined;
  const { run, factor, steps, stated } = value;
  return { code: 'decay', run, measured: 1 - factor ** (1 / steps), stated: stated.decay };
}

/** Returns the rows that explain all that moved, in the run in which they moved it farthest. */
function foreignRowsCause(failing: readonly DecayLawMeasurement[]): Cause | undefined {
  const value = failing.find(
    ({ foreign, deviation, tolerance }) =>
      foreign !== null && foreign.unexplained <= Math.min(tolerance, deviation / 10),
  );
  if (!value?.foreign) return undefined;
  const { rows, first } = value.foreign;
  return { code: 'foreign-rows', run: value.run, rows, first };
}

/** True if enough of the start is left to be seen. */
export function isVisible(factor: number): boolean {
  return Math.abs(factor) >= visibleFactor;
}

function isMultiple({ factor, unexplained, tolerance }: DecayLawMeasurement): boolean {
  return unexplained <= tolerance * Math.max(1, factor);
}
