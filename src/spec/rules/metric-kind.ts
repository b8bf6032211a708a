import { lawOf } from './law-of.ts';
import type { Scope } from '../checking-scope.ts';
import type { Reading } from '../../model/experiment/statement.ts';

/** Where a metric comes from, which decides how it can be read. */
export type MetricKind = 'reported' | 'derived' | 'truth' | 'unknown';

/**
 * Returns the kind of a metric. `norm(…)` and what a law derives follow from final parameters; a truth needs
 * no run at all.
 */
export function metricKind({ law, metrics }: Scope, reading: Reading): MetricKind {
  if (reading.parameter !== undefined || reading.index !== undefined) return 'derived';
  const known = lawOf(law);
  if (known?.reported.includes(reading.metric)) return 'reported';
  if (known?.derived.includes(reading.metric)) return 'derived';
  if (known?.truths.includes(reading.metric)) return 'truth';
  if (known) return known.parameters.includes(reading.metric) ? 'derived' : 'unknown';
  const isOpen = law === 'unusable' || metrics === null || metrics.length === 0;
  return isOpen || metrics.includes(reading.metric) ? 'reported' : 'unknown';
}
