import type { Cause } from '../../../model/outcome/cause.ts';
import type { Measurement } from '../../check.ts';
import { concludeFindings } from '../../findings/conclude-findings.ts';
import type { HoldOutMeasurement } from './measurement.ts';
import type { FindingCode } from '../../../model/outcome/quantity.ts';
import type { Verdict } from '../../../model/outcome/verdict.ts';
import { worstFindings, type ObservedOf } from '../../findings/worst-finding.ts';

/** Largest difference between a row's outputs in two batches, as float32 sums in another order give it. */
const tolerance = 1e-4;

type Observation = ObservedOf<FindingCode> & { readonly cause: Cause };

/** The quantity of each topic; a topic without a finding was not examined. */
const topics = { 'held-out': 'heldOutRows', 'train-rows': 'trainedRows', 'evaluation-alone': 'rowAlone' };

/** Decides from the rows of each run. If the rows may be others of the same content, the verdict is undecided. */
export function judgeHoldOut(measurements: readonly Measurement<HoldOutMeasurement>[]): Verdict {
  const values = measurements.map(({ value }) => value);
  const observed = values.flatMap(observe);
  const findings = worstFindings(observed);
  const unexamined = Object.entries(topics)
    .filter(([, quantity]) => !findings.some((finding) => finding.quantity === quantity))
    .map(([topic]) => topic);
  const failed = (quantity: FindingCode | undefined) =>
    observed.find(
      (entry) => entry.quantity === quantity && !(Math.abs(entry.measured - entry.stated) <= entry.tolerance),
    );
  const verdict = concludeFindings(
    findings,
    ([first]) => {
      const found = failed(first?.quantity);
      if (!found) throw new Error('hold-out: nothing failed');
      return found.cause;
    },
    values.every(({ from }) => from === 'nothing') ? ['rows'] : unexamined,
  );
  const unclear = values.flatMap(({ run, held }) =>
    held.filter(isUnclear).map(({ shared, repeated, rows, first }): Cause => ({
      code: 'rows-alike',
      run,
      rows: shared + repeated,
      of: rows,
      first: first ?? 0,
    })),
  )[0];
  if (verdict.state !== 'holds') return verdict;
  if (unclear) return { ...verdict, state: 'undecided', cause: unclear };
  // How many stated rows were used says nothing about what is held out.
  const silent = unexamined.includes('held-out') && findings.length > 0;
  return silent
    ? { ...verdict, state: 'undecided', cause: { code: 'nothing-held-out', run: values[0]?.run ?? '' } }
    : verdict;
}

/** True if a few rows have the same content, or if most of a set has content that repeats. */
function isUnclear({ rows, shared, alike, repeated }: HoldOutMeasurement['held'][number]): boolean {
  return (shared > 0 && shared <= alike) || repeated > rows / 2;
}

function observe({ run, held, trained, alone }: HoldOutMeasurement): Observation[] {
  return [
    ...held.map(({ rows, shared, first, alike, passes = 1 }): Observation => ({
      quantity: 'heldOutRows',
      run,
      measured: shared,
      stated: 0,
      tolerance: alike,
      cause: {
        code: 'rows-shared',
        run,
        rows: shared,
        of: rows,
        first: first ?? 0,
        ...(passes > 1 ? { passes } : {}),
      },
    })),
    ...(trained === null
      ? []
      : [
          {
            quantity: 'trainedRows' as const,
            run,
            ...trained,
            tolerance: 0,
            cause: { code: 'rows-trained' as const, run, ...trained },
          },
        ]),
    ...(alone === null
      ? []
      : [
          {
            quantity: 'rowAlone' as const,
            run,
            measured: alone,
            stated: 0,
            tolerance,
            cause: { code: 'row-depends' as const, run, measured: alone },
          },
        ]),
  ];
}
