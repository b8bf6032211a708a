import type { FailedRecord } from '../../model/run/record.ts';

/** A text as the start of a sentence: its first word in upper case, where it is a word of the language and no name out of code. */
export function capitalise(text: string): string {
  return /^[a-z]+(?![\w(.[-])/.test(text) ? text.replace(/^[a-z]/, (letter) => letter.toUpperCase()) : text;
}

/** A text on one line. */
export function flattenText(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/**
 * What no face can show: control characters (a terminal obeys them, XML forbids them),
 * halves of a surrogate pair and noncharacters.
 */
const unprintable = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** A value with every string in it made printable. */
export function stripControlCharacters<T>(value: T): T {
  return clean(value) as T; // the shape stays: only characters inside strings change
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').replace(unprintable, '\ufffd');
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
}

/** Why a run left no fit: what it threw, by its name, or what is wrong with what it returned. */
export function errorText({ state, error }: FailedRecord): string {
  return state === 'refused' ? error.message : `${error.name}: ${error.message}`;
}
