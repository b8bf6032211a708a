import type { SettingValue } from '../../model/experiment/settings.ts';
import { parseRanges, repeatedIn, type ParsedRanges } from './parse-ranges.ts';
import { isNumeric } from './setting-text.ts';

/** More values could neither be distinguished in a picture nor read in a table. */
export const maxValues = 60;

/** Parses the values of an axis of numbers: one number, a list of numbers, or text with ranges. */
export function parseAxisValues(value: SettingValue | readonly SettingValue[]): ParsedRanges {
  const read = typeof value === 'string' ? parseRanges(value, maxValues) : listOf(value);
  if ('error' in read) return read;
  const repeated = repeatedIn(read.values);
  return repeated === undefined ? read : { error: `${repeated} stands twice; write it once` };
}

function listOf(value: SettingValue | readonly SettingValue[]): ParsedRanges {
  const list = typeof value === 'object' ? value : [value];
  if (!isNumeric(list)) return { error: 'not all of its values are numbers' };
  return list.length > maxValues ? { error: `more than ${maxValues} values; take fewer` } : { values: list };
}
