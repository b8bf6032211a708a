import type { RecordDifference } from '../../../model/outcome/record-difference.ts';
import { decodeFloats } from '../../../model/base64.ts';
import { isFailed } from '../../../plan/is-failed.ts';
import type { RunRecord } from '../../../model/run/record.ts';
import { epochOf } from '../../../model/run/epochs.ts';
import { isCurve, valuesOf, type Metric } from '../../../model/run/metric.ts';

/**
 * Returns the first difference of two records, bit for bit: in metrics, then parameters, draws and state. Two
 * runs that left no fit for the same reason are alike.
 *
 * @returns null if they are alike
 */
export function compareRecords(first: RunRecord, second: RunRecord): RecordDifference | null {
  const state = { of: 'state', quantity: first.state, at: 0, first: null, second: null } as const;
  if (isFailed(first) || isFailed(second)) {
    const alike =
      isFailed(first) && first.state === second.state && first.error.message === second.error.message;
    return alike ? null : state;
  }
  return (
    compareNamed(first.metrics, second.metrics, valuesOf, ofMetric) ??
    compareNamed(first.parameters, second.parameters, decodeFloats, () => 'parameter') ??
    compareDraws(first, second) ??
    (first.state === second.state ? null : state)
  );
}

function ofMetric(metric: Metric): 'metric' | 'once' {
  return isCurve(metric) ? 'metric' : 'once';
}

function compareNamed<T>(
  first: Readonly<Record<string, T>>,
  second: Readonly<Record<string, T>>,
  numbersOf: (values: T) => ArrayLike<number>,
  kindOf: (values: T) => 'metric' | 'once' | 'parameter',
): RecordDifference | null {
  for (const quantity of new Set([...Object.keys(first), ...Object.keys(second)])) {
    const held = [first, second].map((named) =>
      Object.hasOwn(named, quantity) ? named[quantity] : undefined,
    );
    const [a, b] = held.map((values) => (values === undefined ? [] : numbersOf(values)));
    const index = firstDifference(a ?? [], b ?? []);
    const known = held.find((values) => values !== undefined);
    if (index === null || known === undefined) continue;
    const of = kindOf(known);
    const at = of === 'metric' ? epochOf(index) : index;
    return { of, quantity, at, first: numberAt(a, index), second: numberAt(b, index) };
  }
  return null;
}

/** A zero and its negative differ, NaN equals NaN. */
function firstDifference(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) if (!Object.is(a[i], b[i])) return i;
  return null;
}

/** JSON knows no −0. */
function numberAt(values: ArrayLike<number> | undefined, index: number): number | null {
  const value = values?.[index];
  return value === undefined ? null : value + 0;
}

function compareDraws(first: RunRecord, second: RunRecord): RecordDifference | null {
  const length = Math.max(first.draws.length, second.draws.length);
  for (let at = 0; at < length; at++) {
    const [a, b] = [first.draws[at], second.draws[at]];
    const quantity = (a ?? b)?.stream ?? '';
    if (JSON.stringify(a) !== JSON.stringify(b))
      return { of: 'draw', quantity, at, first: null, second: null };
  }
  return null;
}
