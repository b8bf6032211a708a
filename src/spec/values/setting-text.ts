import type { SettingValue } from '../../model/experiment/settings.ts';

/** A text that needs no quotes: a letter, a digit, _ . or / first, and then also + - : @. */
export const bareWord = /^[\p{L}\p{M}\p{N}_./][\p{L}\p{M}\p{N}_./+:@-]*$/u;

const numberText = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Renders a setting's value as in expressions and names of runs. It is quoted if it would otherwise be read
 * as another value.
 */
export function printValue(value: SettingValue): string {
  if (typeof value !== 'string') return String(value);
  return bareWord.test(value) && readWord(value) === value ? value : JSON.stringify(value);
}

/** Parses a word without quotes: a number, true or false, else the text itself. */
export function readWord(word: string): SettingValue {
  if (word === 'true' || word === 'false') return word === 'true';
  return numberText.test(word) && Number.isFinite(Number(word)) ? Number(word) + 0 : word;
}

/**
 * Parses a value with or without quotes. Returns undefined if the quotes do not close, or hold an escape that
 * JSON does not have.
 */
export function readValue(text: string): SettingValue | undefined {
  const written = text.trim();
  if (/^'[^']*'$/.test(written)) return written.slice(1, -1);
  if (!written.startsWith('"')) return readWord(written);
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined; // the caller reports the value
  }
}

/** Splits a list in text form at the commas that are not in quotes. */
export function splitList(text: string): readonly string[] {
  const quoted = /"(?:[^"\\]|\\.)*"|'[^']*'|[^,"']|["']|(,)/gsu;
  const parts = [''];
  for (const [piece, comma] of text.matchAll(quoted)) {
    if (comma === undefined) parts.push((parts.pop() ?? '') + piece);
    else parts.push('');
  }
  return parts;
}

/** True if all values of an axis are numbers, and so have an order. */
export function isNumeric(values: readonly SettingValue[]): values is readonly number[] {
  return values.every((value) => typeof value === 'number');
}
