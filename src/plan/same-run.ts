import type { SettingValue } from '../model/experiment/settings.ts';
import { printValue, readValue } from '../spec/values/setting-text.ts';

const pair = /([^\s,="']+)\s*=\s*("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,"']+)/gsu;

/**
 * Returns the name of a run as it is compared: its settings in the order of their keys, its values as they
 * are printed. In a name that a person typed they may stand in any order, with commas or spaces between. Text
 * of another form is returned as it is.
 */
export function comparableRun(typed: string): string {
  const rest = typed.replaceAll(pair, '');
  const pairs = [...typed.matchAll(pair)].map(([, key = '', text = '']) => `${key}=${valueOf(key, text)}`);
  return /[^\s,]/.test(rest) || pairs.length === 0 ? typed.trim() : pairs.toSorted().join(',');
}

/** A hash of overrides is no number, even where it looks like one: 12345678 or 1234e567. */
function valueOf(key: string, text: string): string {
  const value: SettingValue | undefined = key === 'overrides' ? undefined : readValue(text);
  return value === undefined ? text : printValue(value);
}
