import * as z from 'zod';
import { jsonNumber } from '../json-number.ts';

/** What a run reports under one name: one value an epoch, or a single number that is known once, at its end. */
export type Metric<Value = number> = Value | readonly Value[];

/** A metric as documents hold it. */
export const metricSchema = z.union([jsonNumber, z.array(jsonNumber)]);

/** All values of a metric, in their order; one where it is known once. */
export function valuesOf<Value>(metric: Metric<Value> | undefined): readonly Value[] {
  if (metric === undefined) return [];
  return isCurve(metric) ? metric : [metric];
}

/** The values of a metric, one an epoch; none where it is known once. */
export function curveOf<Value>(metric: Metric<Value> | undefined): readonly Value[] {
  return metric !== undefined && isCurve(metric) ? metric : [];
}

/** Another metric of the same form, each value changed; `at` is counted from 0, and null where it is known once. */
export function mapMetric<Value, Other>(
  metric: Metric<Value>,
  change: (value: Value, at: number | null) => Other,
): Metric<Other> {
  return isCurve(metric) ? metric.map((value, at) => change(value, at)) : change(metric, null);
}

/** How many epochs each metric tells of that is reported by epoch. */
export function epochCounts(metrics: Readonly<Record<string, Metric<unknown>>>): Record<string, number> {
  const counts = Object.entries(metrics).flatMap(([name, metric]) =>
    isCurve(metric) ? [[name, metric.length] as const] : [],
  );
  return Object.fromEntries(counts);
}

/** Whether a metric is reported by epoch. */
export function isCurve<Value>(metric: Metric<Value>): metric is readonly Value[] {
  return Array.isArray(metric);
}
