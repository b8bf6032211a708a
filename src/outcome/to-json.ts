/** Renders a value as JSON on one line; NaN and infinities become strings. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) =>
    typeof entry === 'number' && !Number.isFinite(entry) ? String(entry) : entry,
  );
}
