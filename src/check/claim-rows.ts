import type { ComparisonOperator, Statement, Term } from '../spec/statement.ts';
import type { ClaimSubject } from './check.ts';
import { truthsOf } from './truths-of.ts';

/** What a reading says at a seed: one number, or one for each cell or epoch of a trend. */
export type Read = (
  seed: number,
  reading: number,
) => {
  /** The first of its runs. */
  readonly run: string;
  readonly values: readonly number[];
  /** The first of its runs that diverged. */
  readonly diverged?: string | undefined;
};

/**
 * Compares both sides at each seed. What is read of a run that diverged, or is not a finite number, upholds nothing:
 * its margin is NaN.
 */
export function compareRows(
  statement: Extract<Statement, { kind: 'comparison' }>,
  seeds: readonly number[],
  read: Read,
  subject: ClaimSubject,
) {
  const truths = truthsOf(subject);
  return seeds.map((seed) => {
    let index = 0; // of the next reading that needs a run
    let run = '';
    let diverged: string | undefined;
    const evaluate = ({ factor, reading }: Term): number => {
      if (reading === undefined) return factor;
      const truth = truths[reading.metric];
      if (truth !== undefined) return factor * truth;
      const found = read(seed, index++);
      run ||= found.run;
      diverged ??= found.diverged;
      return factor * (found.values[0] ?? Number.NaN);
    };
    const [left, right] = [evaluate(statement.left), evaluate(statement.right)];
    const upholdable = diverged === undefined && Number.isFinite(left) && Number.isFinite(right);
    const margin = !upholdable
      ? Number.NaN
      : statement.operator.startsWith('<')
        ? right - left
        : left - right;
    const holds = upholdable && compare[statement.operator](left, right);
    return { run: diverged ?? run, seed, left, right, margin, holds };
  });
}

const compare = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
} satisfies Record<ComparisonOperator, (left: number, right: number) => boolean>;

/** Follows a reading along its axis at each seed; diverged runs and values that are not finite uphold no trend. */
export function trendRows(
  statement: Extract<Statement, { kind: 'trend' }>,
  seeds: readonly number[],
  read: Read,
) {
  const sign = statement.direction === 'rises' ? 1 : -1;
  return seeds.map((seed) => {
    const { run, values, diverged } = read(seed, 0);
    // + 0: −0, which JSON does not know, becomes 0.
    const steps = values.slice(1).map((value, i) => sign * (value - (values[i] ?? Number.NaN)) + 0);
    const upholdable = diverged === undefined && steps.length > 0 && values.every(Number.isFinite);
    const margin = upholdable ? Math.min(...steps) : Number.NaN;
    return { run: diverged ?? run, seed, readings: [...values], margin, holds: margin > 0 };
  });
}

/** Asks at each seed whether a reading is finite; where it names no epoch, its run must not have diverged either. */
export function stateRows(
  statement: Extract<Statement, { kind: 'state' }>,
  seeds: readonly number[],
  read: Read,
) {
  return seeds.map((seed) => {
    const { run, values, diverged } = read(seed, 0);
    const value = values[0] ?? Number.NaN;
    const ranAway = diverged !== undefined && statement.reading.epoch === undefined;
    const broke = ranAway || !Number.isFinite(value);
    return { run, seed, value, diverged: broke, holds: broke === (statement.state === 'diverges') };
  });
}
