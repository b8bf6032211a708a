import type { SettingValue } from '../../model/experiment/settings.ts';

/** What needs no quotes: a letter, a digit, _ . or / first, and then also + - : @. */
export const bareWord = /^[\p{L}\p{M}\p{N}_./][\p{L}\p{M}\p{N}_./+:@-]*$/u;

const numberText = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Prints a setting's value as expressions and names of runs spell it: in quotes where it would be read as another. */
export function printValue(value: SettingValue): string {
  if (typeof value !== 'string') return String(value);
  return bareWord.test(value) && readWord(value) === value ? value : JSON.stringify(value);
}

/** Reads a word without quotes: a number, true or false, else the text that it is. */
export function readWord(word: string): SettingValue {
  if (word === 'true' || word === 'false') return word === 'true';
  return numberText.test(word) && Number.isFinite(Number(word)) ? Number(word) + 0 : word;
}

/** Reads a value in or without quotes; undefined where the quotes do not close, or hold an escape that JSON has not. */
export function readValue(text: string): SettingValue | undefined {
  const written = text.trim();
  if (/^'[^']*'$/.test(written)) return written.slice(1, -1);
  if (!written.startsWith('"')) return readWord(written);
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined; // the caller says of which value
  }
}

/** The parts of a list that is written as text, cut at commas that stand in no quotes. */
export function splitList(text: string): readonly string[] {
  const quoted = /"(?:[^"\\]|\\.)*"|'[^']*'|[^,"']|["']|(,)/gsu;
  const parts = [''];
  for (const [piece, comma] of text.matchAll(quoted)) {
    if (comma === undefined) parts.push((parts.pop() ?? '') + piece);
    else parts.push('');
  }
  return parts;
}

/** Whether an axis goes along numbers: else its values stand in no order. */
export function isNumeric(values: readonly SettingValue[]): values is readonly number[] {
  return values.every((value) => typeof value === 'number');
}
