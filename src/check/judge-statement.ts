import { makeRun } from '../plan/make-run.ts';
import { printTerm, printReading } from '../spec/print-statement.ts';
import type { Cause } from './cause.ts';
import type { ClaimSubject, Measurement } from './check.ts';
import { claimSeeds, readingCells, trendValues } from './claim-cells.ts';
import { compareRows, stateRows, trendRows, type Read } from './claim-rows.ts';
import { decideTally } from './decide-tally.ts';
import type { ExpressionMeasurement } from './expression-measurement.ts';
import { seedMargin } from './seed-margin.ts';
import { undecided } from './undecided.ts';
import { unreadCause } from './unread-cause.ts';
import type { Evidence, Margin, Tally, Verdict } from './verdict.ts';

type Measurements = readonly Measurement<ExpressionMeasurement>[];
type Row = { readonly run: string; readonly seed: number; readonly holds: boolean; readonly margin?: number };

/** Decides a claim from what its runs say. Every planned run is there: the judge has seen to it. */
export function judgeStatement(measurements: Measurements, subject: ClaimSubject): Verdict {
  const { statement } = subject.claim;
  const read = indexReadings(measurements, subject);
  const unread = (seed: number) => unreadCause(measurements, subject, seed);
  const seeds = claimSeeds(subject.experiment, subject.claim);
  switch (statement.kind) {
    case 'comparison': {
      const rows = compareRows(statement, seeds, read, subject);
      const { left, operator, right } = statement;
      return conclude(rows, subject, unread, (tally) => ({
        kind: 'comparison',
        left: printTerm(left),
        operator,
        right: printTerm(right),
        rows,
        tally,
      }));
    }
    case 'trend': {
      const rows = trendRows(statement, seeds, read);
      const { axis, direction, reading } = statement;
      const short = rows.find(({ readings }) => readings.length < 2);
      if (short) return undecided({ code: 'no-trend', run: short.run, reading: printReading(reading), axis });
      const values =
        axis === 'epoch'
          ? (rows[0]?.readings ?? []).map((_, i) => i + 1)
          : [...trendValues(subject.experiment, subject.claim, axis)];
      return conclude(rows, subject, unread, (tally) => ({
        kind: 'trend',
        reading: printReading(reading),
        direction,
        axis,
        values,
        rows,
        tally,
      }));
    }
    case 'state': {
      const rows = stateRows(statement, seeds, read);
      const { reading, state } = statement;
      return conclude(
        rows,
        subject,
        () => undefined,
        (tally) => ({
          kind: 'state',
          reading: printReading(reading),
          state,
          rows,
          tally,
        }),
      );
    }
  }
}

/** Looks up what a reading says at a seed: one number, or one for each cell or epoch of a trend. */
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
  const held = rows.filter(({ holds }) => holds).length;
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

/** Of the rows that do not hold, one that has no margin, since it could not be read, then the one farthest from holding. */
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
