/**
 * What no face can show: control characters (a terminal obeys them, XML forbids them),
 * halves of a surrogate pair and noncharacters.
 */
const unprintable = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** A value with every string in it made printable. */
export function cleanText<T>(value: T): T {
  return clean(value) as T; // the shape stays: only characters inside strings change
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').replace(unprintable, '\ufffd');
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
}
