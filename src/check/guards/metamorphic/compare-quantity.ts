import type { Relation } from '../../../model/experiment/experiment.ts';
import { epochOf } from '../../../model/run/epochs.ts';
import { isCurve, valuesOf } from '../../../model/run/metric.ts';
import type { TrainedRun } from '../../../model/run/fit.ts';
import type { QuantityKind, RelationKind } from '../../../model/outcome/relation-kinds.ts';
import type { Missing } from '../../check.ts';

/** A comparison of one quantity of two runs by a relation. */
export type QuantityComparison = {
  readonly kind: RelationKind;
  readonly quantity: string;
  readonly of: QuantityKind;
  /** How many of its values break the relation. */
  readonly broken: number;
  /** The first of them: an epoch, counted from 1, or an index, counted from 0; null if none does. */
  readonly at: number | null;
  /** The value there in the changed run, and the value that the relation derives from the base run. */
  readonly measured: number;
  readonly stated: number;
};

/**
 * Compares all values of a quantity bit for bit: a zero and its negative differ, NaN equals NaN.
 *
 * @returns what is missing if either run lacks the quantity, or has not a single value of it
 */
export function compareQuantity(
  base: TrainedRun,
  changed: TrainedRun,
  relation: Relation,
  kind: RelationKind,
  quantity: string,
): QuantityComparison | Missing {
  const [before, after] = [readValues(base, quantity), readValues(changed, quantity)];
  if ('missing' in before) return before;
  if ('missing' in after) return after;
  const power = kind === 'scales' ? (relation.scales[quantity] ?? 0) : 0;
  const factor = 2 ** (power * relation.exponent);
  const stated = Array.from(before.values, (value) => value * factor);
  const length = Math.max(stated.length, after.values.length);
  const indices = Array.from({ length }, (_, index) => index);
  const differing = indices.filter((index) => !Object.is(after.values[index], stated[index]));
  const offending = kind !== 'moves' ? differing : differing.length === 0 ? indices : [];
  const [first] = offending;
  const valueAt = (values: ArrayLike<number>) => (values[first ?? 0] ?? Number.NaN) + 0; // JSON knows no −0
  return {
    kind,
    quantity,
    of: before.of,
    broken: offending.length,
    at: first === undefined ? null : before.of === 'metric' ? epochOf(first) : first,
    measured: valueAt(after.values),
    stated: valueAt(stated),
  };
}

/** Reads a metric or parameter. A fit has no metric and parameter of the same name. */
function readValues(
  { fit }: TrainedRun,
  quantity: string,
): { readonly of: QuantityComparison['of']; readonly values: ArrayLike<number> } | Missing {
  const metric = Object.hasOwn(fit.metrics, quantity) ? fit.metrics[quantity] : undefined;
  const parameter = Object.hasOwn(fit.parameters, quantity) ? fit.parameters[quantity] : undefined;
  const values = metric === undefined ? parameter : valuesOf(metric);
  const of = metric === undefined ? 'parameter' : isCurve(metric) ? 'metric' : 'once';
  if (values !== undefined && values.length > 0) return { of, values };
  const what = values === undefined ? 'metric or parameter' : 'values of';
  const has = [...Object.keys(fit.metrics), ...Object.keys(fit.parameters)];
  return { missing: `${what} "${quantity}"`, has };
}
