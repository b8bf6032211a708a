/**
 * Characters that are obeyed or hidden where a text is shown: control characters but tab and line feed, halves of
 * a surrogate pair, noncharacters, separators of lines, and those that turn the direction of the text around them.
 */
const unseen = /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Bidi_Control}\u2028\u2029]/gu;

/** Those of them that no format can show. A page shows the others, each text by itself. */
const unprintable = /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** Returns the text with every character that would be obeyed or hidden written out, as in \u001b. */
export function visibleText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unseen, escapeUnits);
}

/** Returns the value with every string in it made printable. Directions of text stay, since pages keep them apart. */
export function printable<T>(value: T): T {
  return clean(value) as T; // the shape stays: only characters inside strings change
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').replace(unprintable, escapeUnits);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
}

/** Writes UTF-16 code units as JSON and JavaScript do, so that a JSON text means the same. */
export function escapeUnits(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
