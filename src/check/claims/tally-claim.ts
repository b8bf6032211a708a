import type { ClaimSubject } from '../check.ts';
import { settingsKey } from '../../plan/cell-key.ts';
import { readingCells } from './cells.ts';
import { jointRows, statementRows, type PartRows, type Read } from './rows.ts';
import type { Reading } from '../../model/experiment/statement.ts';

/** In how many seeds a claim holds, and the seed that is farthest from holding, or else nearest to flipping. */
export type ClaimTally = {
  readonly held: number;
  readonly of: number;
  readonly tightest: {
    readonly seed: number;
    readonly margin: number | null;
    readonly holds: boolean;
  } | null;
  /** The first few seeds at which it fails or almost does, the nearest to flipping first. */
  readonly close: readonly CloseSeed[];
};

type CloseSeed = {
  readonly seed: number;
  /**
   * Distance between the sides of a comparison, or between two neighbours of a trend, over the larger of the
   * two.
   */
  readonly distance: number;
};

/** A claim has almost flipped if its sides differ by less than this share of the larger. */
const closeTo = 0.01;
/** At most this many close seeds are kept. */
const maxClose = 4;

export const emptyTally: ClaimTally = { held: 0, of: 0, tightest: null, close: [] };

/** Reads a run: a number, or its curve along a trend over epochs, and whether the run diverged. */
export type SeedReading = (
  seed: number,
  reading: Reading,
  /** True if its whole curve is read. */
  alongEpochs: boolean,
  /** Key of the run's cell, as `claimCells` gives it. */
  key: string,
) => { readonly values: readonly number[]; readonly diverged: boolean };

/**
 * Counts the seeds at which a claim holds, by the same rules as its verdict. A diverged run does not uphold
 * it, unless the claim is about divergence.
 */
export function tallyClaim(
  subject: ClaimSubject,
  seeds: readonly number[],
  readingAt: SeedReading,
): ClaimTally {
  const { statement } = subject.claim;
  const cells = readingCells(subject).map(({ reading, cells: own, alongEpochs }) => ({
    reading,
    alongEpochs,
    keys: own.map(settingsKey),
  }));
  const read: Read = (seed, index) => {
    const found = cells[index];
    if (!found) return { run: '', values: [] };
    const { reading, alongEpochs, keys } = found;
    const run = String(seed);
    const [only, ...others] = keys;
    if (only !== undefined && others.length === 0) {
      const { values, diverged } = readingAt(seed, reading, alongEpochs, only);
      return { run, values, diverged: diverged ? run : undefined };
    }
    const ends = keys.map((key) => readingAt(seed, reading, alongEpochs, key));
    const diverged = ends.some((end) => end.diverged) ? run : undefined;
    return { run, values: ends.flatMap(({ values }) => values), diverged };
  };
  const parts = statementRows(statement, seeds, read, subject);
  const rows: readonly Row[] = parts.length === 1 ? (parts[0]?.rows ?? []) : jointRows(parts);
  return tallyRows(rows, (index) => distanceAt(parts, index));
}

type Row = { readonly seed: number; readonly holds: boolean; readonly margin?: number };

function tallyRows(rows: readonly Row[], distanceOf: (index: number) => number): ClaimTally {
  let tightest: Tightest | null = null;
  const close: CloseSeed[] = [];
  for (const [index, { seed, holds, margin = Number.NaN }] of rows.entries()) {
    const own = { seed, holds, margin: Number.isNaN(margin) ? null : margin };
    if (tightest === null || isTighter(own, tightest)) tightest = own;
    const distance = distanceOf(index);
    if (!holds || distance < closeTo) close.push({ seed, distance });
  }
  const held = rows.filter(({ holds }) => holds).length;
  return { held, of: rows.length, tightest, close: nearest(close) };
}

/** Keeps the first few, the nearest to flipping first. */
function nearest(close: readonly CloseSeed[]): readonly CloseSeed[] {
  const sorted = close.toSorted(
    (one, other) => Math.sign(one.distance - other.distance) || one.seed - other.seed,
  );
  return sorted.slice(0, maxClose);
}

/** Returns how far the nearest part of a statement is from flipping. */
function distanceAt(parts: readonly PartRows[], index: number): number {
  return Math.min(...parts.map((part) => partDistance(part, index)));
}

function partDistance(part: PartRows, index: number): number {
  switch (part.kind) {
    case 'comparison': {
      const row = part.rows[index];
      return row ? Math.abs(row.margin) / Math.max(Math.abs(row.left), Math.abs(row.right)) || 0 : 0;
    }
    case 'trend': {
      const readings = part.rows[index]?.readings ?? [];
      return Math.min(...readings.slice(1).map((value, i) => apart(value, readings[i] ?? Number.NaN)));
    }
    case 'state':
      return Number.POSITIVE_INFINITY; // a run is finite or not, and nothing lies between
  }
}

/** Returns the difference of two numbers over the larger; 0 if that is no number. */
function apart(a: number, b: number): number {
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b)) || 0;
}

type Tightest = NonNullable<ClaimTally['tightest']>;

/**
 * Orders a seed that fails before one that holds, then by margin, then by seed. So the result does not depend
 * on the order of the seeds.
 */
function isTighter(a: Tightest, b: Tightest): boolean {
  if (a.holds !== b.holds) return !a.holds;
  const [left, right] = [a.margin ?? Number.NEGATIVE_INFINITY, b.margin ?? Number.NEGATIVE_INFINITY];
  return left === right ? a.seed < b.seed : left < right;
}

/** Adds two counts of different seeds. */
export function addTallies(a: ClaimTally, b: ClaimTally): ClaimTally {
  const tightest =
    a.tightest === null || (b.tightest !== null && isTighter(b.tightest, a.tightest))
      ? b.tightest
      : a.tightest;
  return { held: a.held + b.held, of: a.of + b.of, tightest, close: nearest([...a.close, ...b.close]) };
}
