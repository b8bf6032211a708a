import type { SettingValue, Settings } from '../../model/experiment/settings.ts';

/**
 * Renders a number for a reader: three significant digits by default, `1.2e-4` outside 0.001 to 1,000,000,
 * whole numbers in full, no trailing zeros. It is ASCII throughout, so that it can be pasted.
 */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return '0';
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value);
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  if (power < -3 || power >= 6) return `${trim(mantissa)}e${power}`;
  return trim(value.toFixed(Math.max(0, digits - 1 - power)));
}

/** Drops the zeros that end a decimal fraction. */
function trim(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

const minDigits = 3;
const maxDigits = 17; // enough to tell any two float64 apart

/** Renders two numbers with as many digits as it takes to tell them apart. */
export function formatDistinct(first: number, second: number): readonly [string, string] {
  for (let digits = minDigits; digits < maxDigits; digits++) {
    const pair = [formatNumber(first, digits), formatNumber(second, digits)] as const;
    if (pair[0] !== pair[1] || first === second) return pair;
  }
  return [formatNumber(first, maxDigits), formatNumber(second, maxDigits)];
}

type Sides<T> = { readonly left: T; readonly right: T };

/**
 * Renders the sides of a comparison. A side that is a number is shown as it was stated, the other with as
 * many digits as it takes to stand on its own side of it.
 *
 * @param texts the sides as the claim has them
 */
export function formatSides({ left, right }: Sides<number>, texts: Sides<string>): readonly [string, string] {
  if (Number(texts.right) === right) return [formatBeside(left, right), texts.right];
  if (Number(texts.left) === left) return [texts.left, formatBeside(right, left)];
  return formatDistinct(left, right);
}

function formatBeside(value: number, stated: number): string {
  const isBeside = (text: string) => Math.sign(Number(text) - stated) === Math.sign(value - stated);
  for (let digits = minDigits; digits < maxDigits; digits++) {
    const text = formatNumber(value, digits);
    if (!Number.isFinite(value) || isBeside(text)) return text;
  }
  return formatNumber(value, maxDigits);
}

/** Renders milliseconds as `12 ms`, `1.2 s` or `1 min 2 s`. */
export function formatDuration(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return String(milliseconds);
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Renders `held` of `of` in per cent, without the sign. It takes so many digits that only all round to 100
 * and only none to 0.
 */
export function formatPercent(held: number, of: number): string {
  const decimals = Math.max(0, Math.ceil(Math.log10(of)) - 2);
  return String(Number(((100 * held) / of).toFixed(decimals)));
}

/** Renders a share in [0, 1] in per cent. */
export function formatShare(share: number): string {
  return `${formatNumber(share * 100)} %`;
}

/**
 * Renders settings: `λ = 5, epochs = 20`.
 *
 * @param quantity the words for a setting's name
 */
export function formatSettings(settings: Settings, quantity: (code: string) => string): string {
  return Object.entries(settings)
    .map(([name, value]) => `${quantity(name)} = ${formatSetting(value)}`)
    .join(', ');
}

/** Renders a setting's value as people write it. */
export function formatSetting(value: SettingValue): string {
  return typeof value === 'number' ? formatNumber(value, 6) : String(value);
}

/** Renders a time in ISO 8601, UTC, to the minute. Any other text is returned as it is. */
export function formatTimestamp(time: string): string {
  return time.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/, '$1 $2 UTC');
}
