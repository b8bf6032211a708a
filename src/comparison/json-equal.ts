/** Returns true if two values are equal as JSON, whatever the order of their keys. NaN equals NaN. */
export function jsonEqual(a: unknown, b: unknown): boolean {
  return text(a) === text(b);
}

function text(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) => {
    if (typeof entry === 'number') return String(entry);
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
    return Object.entries(entry).toSorted(([first], [second]) => (first < second ? -1 : 1));
  });
}
