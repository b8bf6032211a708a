import { epochOf } from '../../model/run/epochs.ts';
import { makeRun } from '../../plan/make-run.ts';
import { printOperator, printReading, printTerm } from '../../spec/expression/print-statement.ts';
import type { Cause } from '../../model/outcome/cause.ts';
import type { ClaimSubject, Measurement } from '../check.ts';
import { readingCells, trendValues } from './cells.ts';
import { jointRows, statementRows, type PartRows, type Read } from './rows.ts';
import { decideTally } from './decide-tally.ts';
import type { ExpressionMeasurement } from './measurement.ts';
import { independentSeeds } from './independent-seeds.ts';
import { seedMargin } from './seed-margin.ts';
import { undecided } from '../undecided.ts';
import { unreadCause } from './unread-cause.ts';
import type { Evidence, PartEvidence, Margin, Tally, Verdict } from '../../model/outcome/verdict.ts';

type Measurements = readonly Measurement<ExpressionMeasurement>[];
type Row = { readonly run: string; readonly seed: number; readonly holds: boolean; readonly margin?: number };

/** Decides a claim from its runs. Every planned run is measured: `judgeCheck` has made sure of that. */
export function judgeStatement(measurements: Measurements, subject: ClaimSubject): Verdict {
  const unread = (seed: number) => unreadCause(measurements, subject, seed);
  const independent = independentSeeds(measurements, subject);
  if (independent.state === 'undecided') return undecided(independent.cause);
  const { seeds } = independent;
  const parts = statementRows(subject.claim.statement, seeds, indexReadings(measurements, subject), subject);
  const short = parts.flatMap(noTrend)[0];
  if (short) return undecided(short);
  const evidenceOf = parts.map((part) => partEvidence(part, subject));
  const [only] = evidenceOf;
  if (only && evidenceOf.length === 1) return conclude(parts[0]?.rows ?? [], subject, unread, only);
  const rows = jointRows(parts);
  return conclude(rows, subject, unread, (tally) => ({
    kind: 'all',
    parts: evidenceOf.map((evidence, index) => {
      const own: readonly Row[] = parts[index]?.rows ?? [];
      return evidence(decideTally(count(own), own.length, subject.claim.quantifier).tally);
    }),
    rows,
    tally,
  }));
}

function count(rows: readonly Row[]): number {
  return rows.filter(({ holds }) => holds).length;
}

/** Finds a trend that has fewer than two values, which are no trend. */
function noTrend(read: PartRows): readonly Cause[] {
  if (read.kind !== 'trend') return [];
  const { reading, axis } = read.part;
  const short = read.rows.find(({ readings }) => readings.length < 2);
  return short ? [{ code: 'no-trend', run: short.run, reading: printReading(reading), axis }] : [];
}

/** Makes the evidence of one part, once its tally is known. */
function partEvidence(read: PartRows, { experiment, claim }: ClaimSubject): (tally: Tally) => PartEvidence {
  switch (read.kind) {
    case 'comparison': {
      const { kind, part, rows } = read;
      const [left, right] = [printTerm(part.left), printTerm(part.right)];
      return (tally) => ({ kind, left, operator: printOperator(part), right, rows, tally });
    }
    case 'trend': {
      const { kind, part, rows } = read;
      const { axis, direction } = part;
      const values =
        axis === 'epoch'
          ? (rows[0]?.readings ?? []).map((_, index) => epochOf(index))
          : [...trendValues(experiment, claim, axis)];
      return (tally) => ({
        kind,
        reading: printReading(part.reading),
        direction,
        axis,
        values,
        rows,
        tally,
      });
    }
    case 'state': {
      const { kind, part, rows } = read;
      return (tally) => ({ kind, reading: printReading(part.reading), state: part.state, rows, tally });
    }
  }
}

/** Makes the function that looks up a reading at a seed: one number, or one for each cell or epoch of a trend. */
function indexReadings(measurements: Measurements, subject: ClaimSubject): Read {
  const byRun = new Map(measurements.map(({ value }) => [value.run, value.values]));
  const diverged = new Set(measurements.flatMap((entry) => entry.diverged?.run ?? []));
  const cells = readingCells(subject);
  return (seed, index) => {
    const runs = (cells[index]?.cells ?? []).map((cell) => makeRun(subject.experiment, seed, cell).id);
    return {
      run: runs[0] ?? '',
      values: runs.flatMap((run) => byRun.get(run)?.[index] ?? []),
      diverged: runs.find((run) => diverged.has(run)),
    };
  };
}

function conclude(
  rows: readonly Row[],
  { claim }: ClaimSubject,
  unread: (seed: number) => Cause | undefined,
  evidenceOf: (tally: Tally) => Evidence,
): Verdict {
  const held = count(rows);
  const { state, tally, spare } = decideTally(held, rows.length, claim.quantifier);
  const verdict = { state, evidence: evidenceOf(tally), margin: marginOf(rows, tally, spare) };
  if (state === 'holds') return verdict;
  const worst = worstRow(rows);
  const { interval } = tally;
  return {
    ...verdict,
    cause:
      state === 'undecided' && interval
        ? {
            code: 'too-few-runs',
            held,
            of: rows.length,
            low: interval.low,
            high: interval.high,
            required: interval.required,
          }
        : ((worst && unread(worst.seed)) ?? {
            code: 'not-upheld',
            held,
            of: rows.length,
            run: worst?.run ?? '',
          }),
  };
}

/**
 * Returns the worst of the rows that do not hold: one whose margin is NaN, since it could not be read, else
 * the one farthest from holding.
 */
function worstRow(rows: readonly Row[]): Row | undefined {
  const distance = ({ margin = 0 }: Row) => (Number.isNaN(margin) ? Number.NEGATIVE_INFINITY : margin);
  const failing = rows.filter(({ holds }) => !holds);
  return failing.toSorted((a, b) => Math.sign(distance(a) - distance(b)) || 0)[0] ?? rows[0];
}

function marginOf(rows: readonly Row[], { held, of, interval }: Tally, spare: number): Margin | null {
  if (interval) {
    const share = held / of;
    const sds = (share - interval.required) / Math.sqrt((share * (1 - share)) / of);
    return { value: spare, unit: 'runs', sds: Number.isFinite(sds) ? sds : null };
  }
  const margins = rows.flatMap(({ margin }) => margin ?? []);
  if (margins.length === 0) return null;
  const { value, sds } = seedMargin(margins);
  return { value, unit: 'metric', sds };
}
