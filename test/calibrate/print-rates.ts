import type { AlarmRate } from './alarm-rate.ts';

/** A table of rates, a line each, with a heading. */
export function printRates(rates: readonly AlarmRate[]): string {
  const rows = rates.map(({ check, suites, alarms, undecided, low, high, allowed, tooMany }) => [
    check,
    String(suites),
    String(alarms),
    String(undecided),
    `${percent(low)} to ${percent(high)}`,
    percent(allowed),
    tooMany ? 'TOO MANY' : 'ok',
  ]);
  const table = [['check', 'suites', 'alarms', 'undecided', 'rate, 95 %', 'allowed', ''], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function percent(rate: number): string {
  return `${rate === 0 || rate >= 0.0001 ? (100 * rate).toFixed(2) : (100 * rate).toExponential(1)} %`;
}
