import type { RanOn } from '../model/outcome/ran-on.ts';
import type { Environment } from '../model/outcome/outcome.ts';

/**
 * Returns what the figures of an Outcome depend on apart from code, data and backend. It is undefined for
 * 0.1.0, which did not record it.
 */
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
