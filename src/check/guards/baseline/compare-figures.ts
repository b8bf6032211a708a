import { ownValue } from '../../../model/own-value.ts';
import { decodeFloats } from '../../../model/base64.ts';
import { valuesOf } from '../../../model/run/metric.ts';
import type { Figures } from '../../../model/outcome/figures.ts';
import type { Against, RunFigure } from '../../../model/outcome/quantity.ts';
import type { ObservedOf } from '../../findings/worst-finding.ts';

/** A figure of a run compared with that of another. */
export type Deviation = Omit<ObservedOf<RunFigure>, 'run'>;

/**
 * Tolerances for float32 noise: of a parameter, per 1 + its largest value; of a metric's residuals
 * √(2·value), per 1 + residual.
 */
const parameterTolerance = 2e-5;
const metricTolerance = 1e-4;

/**
 * Returns the first stream from which two runs got different numbers; their figures then cannot be compared.
 * A run of more epochs draws more orders, and differs in its figures, not in its draws.
 */
export function changedStream(now: Figures, other: Figures): string | undefined {
  return Object.entries(other.draws).find(
    ([stream, { first }]) => (ownValue(now.draws, stream)?.first ?? first) !== first,
  )?.[0];
}

/**
 * Compares every quantity of two runs: how they ended, how much they drew, metrics, parameters. Returns an
 * empty list if neither run has a metric or a parameter.
 *
 * @param against what the other run is
 * @param exact true if they must agree to the bit, as the same code does on one backend; else within float32
 * noise
 */
export function compareFigures(
  now: Figures,
  other: Figures,
  against: Against,
  exact: boolean,
): readonly Deviation[] {
  if (![now, other].some(hasValues)) return [];
  const ended: Deviation = {
    quantity: { of: 'state', against },
    ...same(Number(now.state === 'diverged'), other.state),
  };
  if (!exact && now.state === 'diverged' && other.state === 'diverged') return [ended]; // noise has grown without bound
  return [
    ended,
    ...compareDraws(now, other, against),
    ...compareMetrics(now, other, against, exact),
    ...compareParameters(now, other, against, exact),
  ];
}

function hasValues({ metrics, parameters }: Figures): boolean {
  const curves = Object.values(metrics).map(valuesOf);
  return [...curves, ...Object.values(parameters)].some(({ length }) => length > 0);
}

function same(measured: number, state: Figures['state']): Omit<Deviation, 'quantity'> {
  return { measured, stated: Number(state === 'diverged'), tolerance: 0 };
}

function compareDraws(now: Figures, other: Figures, against: Against): Deviation[] {
  const count = ({ draws }: Figures) => Object.values(draws).reduce((sum, { requests }) => sum + requests, 0);
  return [{ quantity: { of: 'draws', against }, measured: count(now), stated: count(other), tolerance: 0 }];
}

function compareMetrics(now: Figures, other: Figures, against: Against, exact: boolean): Deviation[] {
  return namesOf(now.metrics, other.metrics).map((name) => {
    const shown = mostTelling(
      valuesOf(ownValue(now.metrics, name)),
      valuesOf(ownValue(other.metrics, name)),
      exact,
    );
    return {
      quantity: { of: 'metric', name, against },
      ...shown,
      tolerance: exact ? 0 : toleranceAt(shown.stated),
    };
  });
}

type Pair = Pick<Deviation, 'measured' | 'stated'>;

/**
 * Picks the epoch to report. It is the last of each curve, unless these agree; then it is the first that
 * differs or that one side lacks. If all epochs agree, it is the last that is a number.
 */
function mostTelling(mine: readonly number[], theirs: readonly number[], exact: boolean): Pair {
  const both = Math.min(mine.length, theirs.length);
  const agree = ({ measured, stated }: Pair) => agrees(measured, stated, exact);
  const pairs = Array.from({ length: Math.max(mine.length, theirs.length) }, (_, epoch) => ({
    measured: mine[epoch] ?? Number.NaN,
    stated: theirs[epoch] ?? Number.NaN,
  }));
  const off = pairs.find((pair, epoch) => epoch >= both || !agree(pair));
  if (off === undefined)
    return pairs.findLast(({ stated }) => !Number.isNaN(stated)) ?? { measured: 0, stated: 0 };
  const last = { measured: mine.at(-1) ?? Number.NaN, stated: theirs.at(-1) ?? Number.NaN };
  return agree(last) ? off : last;
}

function agrees(measured: number, stated: number, exact: boolean): boolean {
  if (Object.is(measured, stated) || measured === stated) return true; // NaN beside NaN; 0 beside −0, which JSON does not know
  return !exact && Math.abs(measured - stated) <= toleranceAt(stated);
}

/**
 * Returns the tolerance of a metric: that of its residual r = √(2·|value|), 1e-4·(1 + r), carried over to the
 * value by d(r²/2) = r·dr + dr²/2. It is 0 for an infinite value.
 */
function toleranceAt(value: number): number {
  if (!Number.isFinite(value)) return 0;
  const residual = Math.sqrt(2 * Math.abs(value));
  const step = metricTolerance * (1 + residual);
  return residual * step + step ** 2 / 2;
}

function compareParameters(now: Figures, other: Figures, against: Against, exact: boolean): Deviation[] {
  return namesOf(now.parameters, other.parameters).map((name) => {
    const quantity = { of: 'parameter', name, against } as const;
    const [own, others] = [now, other].map(({ parameters }) => ownValue(parameters, name));
    if (own === others) return { quantity, measured: 0, stated: 0, tolerance: 0 };
    const [mine, theirs] = [own ?? '', others ?? ''].map(decodeFloats);
    const measured = largestDistance(mine!, theirs!);
    const largest = theirs!.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return { quantity, measured, stated: 0, tolerance: exact ? 0 : parameterTolerance * (1 + largest) };
  });
}

/**
 * Returns the largest distance of two values. It is infinite if the lengths differ, or for NaN beside a
 * number; NaN beside NaN has none.
 */
function largestDistance(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let largest = Number.MIN_VALUE; // the texts differ, if only in the sign of a zero
  for (let i = 0; i < a.length; i++) {
    const distance = Object.is(a[i], b[i]) ? 0 : Math.abs(a[i]! - b[i]!);
    largest = Math.max(largest, Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance);
  }
  return largest;
}

function namesOf(a: object, b: object): string[] {
  return [...new Set([...Object.keys(b), ...Object.keys(a)])];
}
