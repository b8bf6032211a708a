import type { ClaimSubject } from './check.ts';
import { settingsKey } from '../plan/cell-of.ts';
import { readingCells } from './claim-cells.ts';
import { jointRows, statementRows, type Read } from './claim-rows.ts';
import type { Reading } from '../spec/statement.ts';

/** In how many seeds a claim holds, and the seed that is farthest from it, or nearest to flipping. */
export type ClaimTally = {
  readonly held: number;
  readonly of: number;
  readonly tightest: {
    readonly seed: number;
    readonly margin: number | null;
    readonly holds: boolean;
  } | null;
};

export const emptyTally: ClaimTally = { held: 0, of: 0, tightest: null };

/** What one reading says of a run: a number, or its curve along a trend over epochs; and whether the run diverged. */
export type SeedReading = (
  seed: number,
  reading: Reading,
  /** Whether its whole curve is read. */
  alongEpochs: boolean,
  /** Of the run's cell, as `claimCells` gives it. */
  key: string,
) => { readonly values: readonly number[]; readonly diverged: boolean };

/** Counts the seeds at which a claim holds, by the very rules of its verdict. A run that diverged upholds nothing, unless the claim asks for it. */
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
    const ends = found.keys.map((key) => readingAt(seed, found.reading, found.alongEpochs, key));
    const run = String(seed);
    const diverged = ends.some((end) => end.diverged) ? run : undefined;
    return { run, values: ends.flatMap(({ values }) => values), diverged };
  };
  const parts = statementRows(statement, seeds, read, subject);
  const rows: readonly Row[] = parts.length === 1 ? (parts[0]?.rows ?? []) : jointRows(parts);
  return rows.reduce(addRow, emptyTally);
}

type Row = { readonly seed: number; readonly holds: boolean; readonly margin?: number };

function addRow(tally: ClaimTally, { seed, holds, margin = Number.NaN }: Row): ClaimTally {
  const row = { seed, holds, margin: Number.isNaN(margin) ? null : margin };
  return {
    held: tally.held + Number(holds),
    of: tally.of + 1,
    tightest: tally.tightest === null || isTighter(row, tally.tightest) ? row : tally.tightest,
  };
}

type Tightest = NonNullable<ClaimTally['tightest']>;

/** A seed that fails before one that holds; then the smaller margin; of equals the smaller seed, in whatever order they come. */
function isTighter(a: Tightest, b: Tightest): boolean {
  if (a.holds !== b.holds) return !a.holds;
  const [left, right] = [a.margin ?? Number.NEGATIVE_INFINITY, b.margin ?? Number.NEGATIVE_INFINITY];
  return left === right ? a.seed < b.seed : left < right;
}

/** Two counts of different seeds together. */
export function addTallies(a: ClaimTally, b: ClaimTally): ClaimTally {
  const tightest =
    a.tightest === null || (b.tightest !== null && isTighter(b.tightest, a.tightest))
      ? b.tightest
      : a.tightest;
  return { held: a.held + b.held, of: a.of + b.of, tightest };
}
