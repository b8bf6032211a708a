import type { Outcome } from '../model/outcome/outcome.ts';
import { toJson } from './to-json.ts';

/** The Outcome as JSON text, one line a top-level list entry; NaN and infinities become strings. */
export function serialiseOutcome(outcome: Outcome): string {
  const parts = Object.entries(outcome).map(
    ([key, value]) => `${JSON.stringify(key)}: ${serialisePart(value)}`,
  );
  return `{\n${parts.join(',\n')}\n}\n`;
}

/** Lists go entry by entry on lines of their own, so that two Outcomes can be compared by eye and by diff. */
function serialisePart(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return toJson(value);
  return `[\n${value.map((entry) => `  ${toJson(entry)}`).join(',\n')}\n]`;
}
