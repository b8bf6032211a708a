import { ownValue } from '../model/own-value.ts';
import { valuesOf } from '../model/run/metric.ts';
import type { RunFigures } from './program/interpret.ts';

/**
 * Where two fits differ: to the bit (a zero's sign aside), or by more than 1e-4 · (1 + size), where the size of a
 * metric is its own, and that of a value of a parameter at least the root mean square of all that are finite. What is
 * not to the bit may be infinite in one and NaN in the other.
 */
export function findDifference(
  figures: RunFigures,
  written: RunFigures,
  bitwise: boolean,
): string | undefined {
  const pairs: readonly (readonly [string, ArrayLike<number>, ArrayLike<number>, size: number])[] = [
    ...Object.entries(written.metrics).map(
      ([name, metric]) =>
        [`metric ${name}`, valuesOf(ownValue(figures.metrics, name)), valuesOf(metric), 0] as const,
    ),
    ...Object.entries(written.parameters).map(
      ([name, values]) =>
        [
          `parameter ${name}`,
          ownValue(figures.parameters, name) ?? [],
          values,
          rootMeanSquare(values),
        ] as const,
    ),
  ];
  const [made, asked] = [namesOf(figures), namesOf(written)];
  if (made !== asked) return `figures ${made}, written ${asked}`;
  for (const [name, a, b, least] of pairs) {
    if (a.length !== b.length) return `${name}: ${a.length} values, written ${b.length}`;
    for (let i = 0; i < b.length; i++) {
      const [value, own] = [a[i] ?? Number.NaN, b[i] ?? Number.NaN];
      const size = Math.max(least, Math.abs(own));
      if (!agree(value, own, bitwise ? 0 : 1e-4 * (1 + size)))
        return `${name}[${i}]: ${value}, written ${own}`;
    }
  }
  return undefined;
}

function namesOf({ metrics, parameters }: RunFigures): string {
  return [metrics, parameters].map((named) => Object.keys(named).toSorted().join(', ')).join('; ');
}

function agree(a: number, b: number, allowed: number): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  const [finite, alike] = [Number.isFinite(a), Number.isFinite(a) === Number.isFinite(b)];
  return allowed !== 0 && alike && (!finite || Math.abs(a - b) <= allowed);
}

function rootMeanSquare(values: ArrayLike<number>): number {
  const finite = Array.from(values).filter(Number.isFinite);
  return finite.length === 0
    ? 0
    : Math.sqrt(finite.reduce((sum, value) => sum + value ** 2, 0) / finite.length);
}
