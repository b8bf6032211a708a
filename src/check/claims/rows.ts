import { ownValue } from '../../model/own-value.ts';
import {
  partsOf,
  trends,
  type ComparisonOperator,
  type Part,
  type Statement,
  type Term,
  type TermOperator,
  type Tolerance,
} from '../../model/experiment/statement.ts';
import type { ClaimSubject } from '../check.ts';
import { readingCells } from './cells.ts';
import { derivedConstants } from './derived-constants.ts';

/** Looks a reading up at a seed: one number, or one for each cell or epoch of a trend. */
export type Read = (
  seed: number,
  reading: number,
) => {
  /** The first run of the reading. */
  readonly run: string;
  readonly values: readonly number[];
  /** The first run of the reading that diverged. */
  readonly diverged?: string | undefined;
};

/**
 * Compares both sides at each seed. A seed does not uphold the claim if a run that it reads diverged or a
 * side is not finite; its margin is then NaN.
 */
export function compareRows(
  statement: PartOf<'comparison'>,
  seeds: readonly number[],
  read: Read,
  subject: ClaimSubject,
) {
  const truths = derivedConstants(subject);
  return seeds.map((seed) => {
    let index = 0; // index of the next reading that needs a run
    let run = '';
    let diverged: string | undefined;
    const evaluate = (term: Term): number => {
      if ('absolute' in term) return Math.abs(evaluate(term.absolute));
      if ('operator' in term) return combined[term.operator](evaluate(term.left), evaluate(term.right));
      const { factor, reading } = term;
      if (reading === undefined) return factor;
      const truth = ownValue(truths, reading.metric);
      if (truth !== undefined) return factor * truth;
      const found = read(seed, index++);
      run ||= found.run;
      diverged ??= found.diverged;
      return factor * (found.values[0] ?? Number.NaN);
    };
    const [left, right] = [evaluate(statement.left), evaluate(statement.right)];
    const upholdable = diverged === undefined && Number.isFinite(left) && Number.isFinite(right);
    const within = statement.operator === 'within' ? spare(left, right, statement.tolerance) : undefined;
    if (within !== undefined && upholdable)
      return { run, seed, left, right, margin: within, holds: within >= 0 };
    const margin = !upholdable
      ? Number.NaN
      : statement.operator.startsWith('<')
        ? right - left
        : left - right;
    const holds = upholdable && statement.operator !== 'within' && compare[statement.operator](left, right);
    return { run: diverged ?? run, seed, left, right, margin, holds };
  });
}

/** Returns what is left of a tolerance; below 0 if the sides lie farther apart. */
function spare(left: number, right: number, { value, unit }: Tolerance): number {
  return (unit === 'percent' ? (value / 100) * Math.abs(right) : value) - Math.abs(left - right);
}

const combined = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
} satisfies Record<TermOperator, (left: number, right: number) => number>;

const compare = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
} satisfies Record<ComparisonOperator, (left: number, right: number) => boolean>;

/**
 * Follows a reading along its axis at each seed. A diverged run, or a value that is not finite, upholds no
 * trend.
 */
export function trendRows(statement: PartOf<'trend'>, seeds: readonly number[], read: Read) {
  const { sign, denied } = trends[statement.direction];
  return seeds.map((seed) => {
    const { run, values, diverged } = read(seed, 0);
    // + 0: −0, which JSON does not know, becomes 0.
    const steps = values.slice(1).map((value, i) => sign * (value - (values[i] ?? Number.NaN)) + 0);
    const upholdable = diverged === undefined && steps.length > 0 && values.every(Number.isFinite);
    const smallest = upholdable ? Math.min(...steps) : Number.NaN;
    const margin = denied ? 0 - smallest : smallest;
    const holds = denied ? margin >= 0 : margin > 0;
    return { run: diverged ?? run, seed, readings: [...values], margin, holds };
  });
}

/**
 * Tests at each seed whether a reading is finite. If the reading names no epoch, its run must not have
 * diverged either.
 */
export function stateRows(statement: PartOf<'state'>, seeds: readonly number[], read: Read) {
  return seeds.map((seed) => {
    const { run, values, diverged } = read(seed, 0);
    const value = values[0] ?? Number.NaN;
    const ranAway = diverged !== undefined && statement.reading.epoch === undefined;
    const broke = ranAway || !Number.isFinite(value);
    return { run, seed, value, diverged: broke, holds: broke === (statement.state === 'diverges') };
  });
}

type PartOf<Kind extends Part['kind']> = Extract<Part, { kind: Kind }>;

/** One part of a statement, with its rows, one for each seed. */
export type PartRows =
  | {
      readonly kind: 'comparison';
      readonly part: PartOf<'comparison'>;
      readonly rows: ReturnType<typeof compareRows>;
    }
  | { readonly kind: 'trend'; readonly part: PartOf<'trend'>; readonly rows: ReturnType<typeof trendRows> }
  | { readonly kind: 'state'; readonly part: PartOf<'state'>; readonly rows: ReturnType<typeof stateRows> };

/**
 * Returns the rows of one part.
 *
 * @param offset index of the part's first reading that needs a run
 */
export function partRows(
  part: Part,
  seeds: readonly number[],
  read: Read,
  subject: ClaimSubject,
  offset = 0,
): PartRows {
  const own: Read = (seed, index) => read(seed, offset + index);
  switch (part.kind) {
    case 'comparison':
      return { kind: part.kind, part, rows: compareRows(part, seeds, own, subject) };
    case 'trend':
      return { kind: part.kind, part, rows: trendRows(part, seeds, own) };
    case 'state':
      return { kind: part.kind, part, rows: stateRows(part, seeds, own) };
  }
}

/** Returns the rows of every part of a statement. */
export function statementRows(
  statement: Statement,
  seeds: readonly number[],
  read: Read,
  subject: ClaimSubject,
): readonly PartRows[] {
  const cells = readingCells(subject);
  return partsOf(statement).map((part, index) => {
    const offset = cells.filter((cell) => cell.part < index).length;
    return partRows(part, seeds, read, subject, offset);
  });
}

type AnyRow = {
  readonly run: string;
  readonly seed: number;
  readonly holds: boolean;
  readonly margin?: number;
};

/** Joins the rows of several parts: all must hold, and the margin is the smallest. */
export function jointRows(parts: readonly PartRows[]) {
  const [first, ...others]: readonly (readonly AnyRow[])[] = parts.map(({ rows }) => rows);
  return (first ?? []).map((row, index) => {
    const all = [row, ...others.flatMap((rows) => rows[index] ?? [])];
    const worst = all.find(({ holds }) => !holds) ?? row;
    const margins = all.flatMap(({ margin }) => margin ?? []);
    const margin = margins.length === 0 ? Number.NaN : Math.min(...margins);
    return { run: worst.run, seed: row.seed, margin, holds: all.every(({ holds }) => holds) };
  });
}
