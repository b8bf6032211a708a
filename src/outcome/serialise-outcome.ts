import type { Outcome } from '../model/outcome/outcome.ts';
import { toJson } from './to-json.ts';

/** Renders the Outcome as JSON, one line for each entry of a top-level list; NaN and infinities become strings. */
export function serialiseOutcome(outcome: Outcome): string {
  const parts = Object.entries(outcome).map(
    ([key, value]) => `${JSON.stringify(key)}: ${serialisePart(value)}`,
  );
  return `{\n${parts.join(',\n')}\n}\n`;
}

/** Puts each entry of a list on a line of its own, so that two Outcomes can be compared by eye and by diff. */
function serialisePart(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return toJson(value);
  return `[\n${value.map((entry) => `  ${toJson(entry)}`).join(',\n')}\n]`;
}
