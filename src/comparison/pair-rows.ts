import type { Evidence, Tally } from '../model/outcome/verdict.ts';
import { pairedShift, type Shift } from './paired-shift.ts';

/** A seed at which the claim holds on one side only, and the run that shows it. */
export type Flip = { readonly seed: number; readonly run: string };

/** The rows of a claim, seed by seed. */
export type PairedRows = {
  /** Counts over all rows, paired or not. */
  readonly tally: { readonly base: Tally; readonly head: Tally };
  readonly pairs: number;
  /** How many rows have seeds that only that side has. */
  readonly unpaired: { readonly base: number; readonly head: number };
  /** The pairs that flip. For a claim about most runs, they tell a shift from other seeds. */
  readonly toFailing: readonly Flip[];
  readonly toHolding: readonly Flip[];
  /** How far the claim is from flipping; null for a claim about a state, which has no distance. */
  readonly margin: Shift | null;
  /** What the claim reads: both sides of a comparison, each value of a trend, or the value of a state. */
  readonly readings: readonly { readonly name: string; readonly shift: Shift }[];
};

type RowsEvidence = Exclude<Evidence, { kind: 'findings' }>;
type Row = { readonly seed: number; readonly run: string; readonly holds: boolean; readonly margin?: number };

/**
 * Pairs the rows of two verdicts on the same statement by seed. The readings of a trend are paired by the
 * value of its axis.
 *
 * @returns null if one side has no rows, or the rows are of different kinds
 */
export function pairRows(base: Evidence, head: Evidence): PairedRows | null {
  if (base.kind === 'findings' || head.kind === 'findings' || base.kind !== head.kind) return null;
  const bySeed = new Map<number, Row>(base.rows.map((row): [number, Row] => [row.seed, row]));
  const pairs = (head.rows as readonly Row[]).flatMap((now) => {
    const was = bySeed.get(now.seed);
    return was === undefined ? [] : [{ was, now }];
  });
  const seeds = new Set(pairs.map(({ now }) => now.seed));
  return {
    tally: { base: base.tally, head: head.tally },
    pairs: pairs.length,
    unpaired: { base: base.rows.length - pairs.length, head: head.rows.length - pairs.length },
    toFailing: pairs.flatMap(({ was, now }) => (was.holds && !now.holds ? [flipOf(now)] : [])),
    toHolding: pairs.flatMap(({ was, now }) => (!was.holds && now.holds ? [flipOf(now)] : [])),
    margin:
      base.kind === 'state'
        ? null
        : pairedShift(pairs.map(({ was, now }) => ({ base: marginOf(was), head: marginOf(now) }))),
    readings: pairReadings(base, head, seeds),
  };
}

function flipOf({ seed, run }: Row): Flip {
  return { seed, run };
}

function marginOf({ margin }: Row): number {
  return margin ?? Number.NaN;
}

function pairReadings(
  base: RowsEvidence,
  head: RowsEvidence,
  seeds: ReadonlySet<number>,
): PairedRows['readings'] {
  const [was, now] = [columnsOf(base), columnsOf(head)];
  return [...now].flatMap(([name, column]) => {
    const other = was.get(name);
    if (other === undefined) return [];
    const pairs = [...seeds].map((seed) => ({
      base: other.get(seed) ?? Number.NaN,
      head: column.get(seed) ?? Number.NaN,
    }));
    return [{ name, shift: pairedShift(pairs) }];
  });
}

/** Returns the values of each reading, by seed. */
function columnsOf(evidence: RowsEvidence): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const columns = new Map<string, Map<number, number>>();
  const put = (name: string, seed: number, value: number) => {
    const column = columns.get(name) ?? new Map<number, number>();
    columns.set(name, column.set(seed, value));
  };
  if (evidence.kind === 'all') {
    for (const part of evidence.parts)
      for (const [name, column] of columnsOf(part)) columns.set(name, new Map(column));
  } else if (evidence.kind === 'comparison')
    for (const { seed, left, right } of evidence.rows) {
      put(evidence.left, seed, left);
      put(evidence.right, seed, right);
    }
  else if (evidence.kind === 'trend')
    for (const { seed, readings } of evidence.rows)
      for (const [index, value] of readings.entries())
        put(`${evidence.reading}, ${evidence.axis}=${evidence.values[index] ?? index + 1}`, seed, value);
  else for (const { seed, value } of evidence.rows) put(evidence.reading, seed, value);
  return columns;
}
