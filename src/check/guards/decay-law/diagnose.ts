import type { Cause } from '../../../model/outcome/cause.ts';
import type { Measurement } from '../../check.ts';
import type { DecayLawMeasurement } from './measurement.ts';

/** Below this nothing of the start is left to be seen in float32. */
const visibleFactor = 1e-6;

/** Relative distance of the steps that a remaining factor implies from a whole number. */
const wholeWithin = 1e-3;

/**
 * Why the weights off the span are not the stated multiple of their start. Asked of the runs that did not diverge,
 * where there are any: what a run holds that blew up tells of little but that.
 *
 * @param worst the run to be explained where none stayed finite
 */
export function explainOffSpan(
  measurements: readonly Measurement<DecayLawMeasurement>[],
  worst: string,
): Cause {
  const sound = failingRuns(measurements.filter(({ diverged }) => diverged === null));
  const failing = sound.length > 0 ? sound : failingRuns(measurements);
  const known = stepCount(failing) ?? foreignRows(failing) ?? otherDecay(failing);
  if (known) return known;
  const moved = failing.find((value) => !isMultiple(value)) ?? failing[0];
  const value = moved ?? measurements.map((entry) => entry.value).find(({ run }) => run === worst);
  if (!value) throw new Error('decay-law: nothing failed');
  const measured = isMultiple(value) ? value.deviation : value.unexplained;
  return { code: 'off-span-moved', run: value.run, measured, stated: 0 };
}

/** The worst first. */
function failingRuns(measurements: readonly Measurement<DecayLawMeasurement>[]): DecayLawMeasurement[] {
  return measurements
    .map(({ value }) => value)
    .filter(({ stated, deviation, tolerance }) => isVisible(stated.factor) && deviation > tolerance)
    .filter(({ deviation }) => Number.isFinite(deviation))
    .toSorted((a, b) => b.deviation - a.deviation);
}

/** The stated decay, taken another number of times: a whole number that every λ agrees on, two at least. */
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

/** What is left after one step: of all on average, and where the last batch of an epoch is short, of a full one. */
const averageStep: FactorOf = ({ stated, steps }) => stated.factor ** (1 / steps);
const fullStep: FactorOf = ({ stated }) => 1 - stated.decay;

/** The n with factor = (what one step leaves)ⁿ in every run, as near as float32 tells. */
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
 * The decay a step that the remaining factor implies, where what is left is a multiple of the start at all: of the
 * strongest penalty that leaves something, where a doubled decay and what only resembles one lie farthest apart.
 */
function otherDecay(failing: readonly DecayLawMeasurement[]): Cause | undefined {
  if (!failing.every(isMultiple)) return undefined;
  const seen = failing.filter(({ factor }) => factor > visibleFactor);
  const value = seen.toSorted((a, b) => b.stated.decay - a.stated.decay)[0];
  if (value === undefined) return undefined;
  const { run, factor, steps, stated } = value;
  return { code: 'decay', run, measured: 1 - factor ** (1 / steps), stated: stated.decay };
}

/** Rows that explain all that moved, in the run where they moved it farthest. */
function foreignRows(failing: readonly DecayLawMeasurement[]): Cause | undefined {
  const value = failing.find(
    ({ foreign, deviation, tolerance }) =>
      foreign !== null && foreign.unexplained <= Math.min(tolerance, deviation / 10),
  );
  if (!value?.foreign) return undefined;
  const { rows, first } = value.foreign;
  return { code: 'foreign-rows', run: value.run, rows, first };
}

/** Whether enough of the start is left, or stated to be, to tell of it. */
export function isVisible(factor: number): boolean {
  return Math.abs(factor) >= visibleFactor;
}

function isMultiple({ factor, unexplained, tolerance }: DecayLawMeasurement): boolean {
  return unexplained <= tolerance * Math.max(1, factor);
}
