import type { SettingValue, Settings } from '../../model/experiment/settings.ts';

/**
 * A number as a reader wants it: three significant digits unless told, `1.2e-4` outside 0.001 to
 * 1,000,000, whole numbers in full, no trailing zeros, ASCII throughout so that it can be pasted.
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

const fewest = 3;
const most = 17; // enough to tell any two float64 apart

/** Two numbers with as many digits as it takes to tell them apart. */
export function formatDistinct(first: number, second: number): readonly [string, string] {
  for (let digits = fewest; digits < most; digits++) {
    const pair = [formatNumber(first, digits), formatNumber(second, digits)] as const;
    if (pair[0] !== pair[1] || first === second) return pair;
  }
  return [formatNumber(first, most), formatNumber(second, most)];
}

/** Milliseconds as a reader counts them. */
export function formatDuration(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return String(milliseconds);
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** How many of so many, in per cent without its sign: with digits enough that only all are 100 and only none are 0. */
export function formatPercent(held: number, of: number): string {
  const decimals = Math.max(0, Math.ceil(Math.log10(of)) - 2);
  return String(Number(((100 * held) / of).toFixed(decimals)));
}

/** A share of one, in per cent. */
export function formatShare(share: number): string {
  return `${formatNumber(share * 100)} %`;
}

/** `λ = 5, epochs = 20`, by the words for a code. */
export function formatSettings(settings: Settings, quantity: (code: string) => string): string {
  return Object.entries(settings)
    .map(([name, value]) => `${quantity(name)} = ${formatSetting(value)}`)
    .join(', ');
}

/** A setting's value, as people write it. */
export function formatSetting(value: SettingValue): string {
  return typeof value === 'number' ? formatNumber(value, 6) : String(value);
}

/** A time in ISO 8601, UTC, to the minute; what is none is left as it is. */
export function when(time: string): string {
  return time.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/, '$1 $2 UTC');
}
