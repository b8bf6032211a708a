import type { FailedRecord } from '../../model/run/record.ts';

/** Capitalises the first word, if it is a plain word and not a name from code. */
export function capitalise(text: string): string {
  return /^[a-z]+(?![\w(.[-])/.test(text) ? text.replace(/^[a-z]/, (letter) => letter.toUpperCase()) : text;
}

/** Puts a text on one line: each run of white space becomes one space. */
export function flattenText(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/**
 * Characters that no format can show: control characters (a terminal obeys them, XML forbids them), halves of
 * a surrogate pair and noncharacters.
 */
const unprintable = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** Returns the value with every string in it made printable. */
export function stripControlCharacters<T>(value: T): T {
  return clean(value) as T; // the shape stays: only characters inside strings change
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').replace(unprintable, '\ufffd');
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
}

/** Says why a run left no fit: the name and message of what it threw, or what is wrong with what it returned. */
export function errorText({ state, error }: FailedRecord): string {
  return state === 'refused' ? error.message : `${error.name}: ${error.message}`;
}
