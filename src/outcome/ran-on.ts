import type { RanOn } from '../model/outcome/ran-on.ts';
import type { Environment } from '../model/outcome/outcome.ts';

/** What the figures of an Outcome rest on beside code, data and backend; undefined where 0.1.0 did not write it down. */
export function ranOnOf({
  node,
  backend,
  cpu,
  timeZone,
  locale,
}: Pick<Environment, 'node' | 'backend' | 'cpu' | 'timeZone' | 'locale'>): RanOn | undefined {
  if (cpu === undefined || timeZone === undefined || locale === undefined) return undefined;
  return { node, tensorflow: backend.version, cpu, timeZone, locale };
}
