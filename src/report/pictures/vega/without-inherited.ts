const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Returns a specification in which no key and no text is called as what every object inherits, such as
 * `constructor`, which Vega looks up in objects: a space of no width follows it. One without is returned itself.
 */
export function withoutInherited<T>(spec: T): T {
  return renamed(spec) as T; // of the same form
}

function renamed(value: unknown): unknown {
  if (typeof value === 'string') return nameOf(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const changed = value.map(renamed);
    return changed.some((inner, index) => inner !== value[index]) ? changed : value;
  }
  const entries = Object.entries(value);
  const changed = entries.map(([key, inner]) => [nameOf(key), renamed(inner)] as const);
  const differs = ([key, inner]: (typeof changed)[number], index: number) =>
    key !== entries[index]?.[0] || inner !== entries[index][1];
  return changed.some(differs) ? Object.fromEntries(changed) : value;
}

function nameOf(text: string): string {
  return inherited.has(text) ? `${text}\u200b` : text;
}
