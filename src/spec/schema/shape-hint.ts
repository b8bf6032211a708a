import { parseAxisValues } from '../values/parse-axis-values.ts';

/**
 * Returns the usual reason for a value of the wrong kind, as a hint; undefined if none is known.
 *
 * @param complaint as the schema words it: `must be a number`
 */
export function shapeHint(complaint: string, value: unknown): string | undefined {
  if (complaint.startsWith('repeats')) return 'write it once';
  if (value === null)
    return complaint === 'must be a number, text, true or false'
      ? 'write a value, or "null" in quotes for the text'
      : 'write a value, or remove the key';
  const range =
    typeof value === 'string' && /^must be a (number|range)/.test(complaint) ? rangeHint(value) : undefined;
  if (range !== undefined) return range;
  if (complaint.startsWith('must be a power of two')) return powerHint(value);
  if (/^must be a (whole )?number/.test(complaint)) {
    if (typeof value === 'string' && isNumeric(value)) return 'take the quotes away';
    if (typeof value === 'string' && isGrouped(value)) return `write ${value.replaceAll(/[_ ']/g, '')}`;
    return typeof value === 'number' && !Number.isFinite(value)
      ? 'only finite numbers can be trained with'
      : undefined;
  }
  if (complaint.startsWith('must be text') && typeof value !== 'object') return 'put it in quotes';
  if (!complaint.includes('#') || typeof value !== 'string') return undefined;
  if (!value.includes('#')) return 'in YAML a # after a space starts a comment';
  return value.includes('\\') ? 'write / between folders' : undefined;
}

/** Says what is wrong with a text that was meant as a range. */
function rangeHint(text: string): string | undefined {
  if (!text.includes('..')) return text.includes(',') ? `write a list: [${text.trim()}]` : undefined;
  const read = parseAxisValues(text);
  return 'error' in read ? read.error : undefined;
}

function powerHint(value: unknown): string | undefined {
  const exponent = typeof value === 'number' ? Math.log2(value) : Number.NaN;
  return Number.isInteger(exponent) ? `write 2^${exponent}` : undefined;
}

function isNumeric(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

/** True for digits in groups, as people and program code write them. */
export function isGrouped(text: string): boolean {
  return /^[+-]?\d{1,3}([_ ']\d{3})+(\.\d+)?$/.test(text);
}
