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
