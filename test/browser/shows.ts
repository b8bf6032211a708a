/**
 * Whether a cell shows a number: to the digits that it has, and to `fewest` significant ones at least,
 * since zeros that end a fraction are dropped. Whole numbers below a million stand in full.
 */
export function shows(cell: string | undefined, value: number, fewest = 3): boolean {
  if (cell === undefined || cell.trim() === '') return false;
  if (!Number.isFinite(value)) return cell === String(value);
  const shown = Number(cell);
  if (value === 0 || (Number.isInteger(value) && Math.abs(value) < 1e6)) return shown === value;
  const digits = (
    cell
      .replace(/e.*/, '')
      .replace(/^[-0.]+/, '')
      .match(/\d/g) ?? []
  ).length;
  const lastPlace = 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - Math.max(digits, fewest));
  return Math.abs(shown - value) <= (lastPlace / 2) * (1 + 1e-9);
}
