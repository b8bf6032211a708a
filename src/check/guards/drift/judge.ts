import type { BaselineDocument } from '../../../model/outcome/baseline-document.ts';
import type { GuardSubject, Measurement } from '../../check.ts';
import { compareSamples, type SamplePair } from './compare-samples.ts';
import { concludeFindings } from '../../findings/conclude-findings.ts';
import type { DriftMeasurement } from './measurement.ts';
import { requireBaseline } from '../baseline/require-baseline.ts';
import { findMovedBeside } from '../baseline/moved-beside.ts';
import { undecided } from '../../undecided.ts';
import type { Verdict } from '../../../model/outcome/verdict.ts';

/** Decides from two samples of each figure of a cell: blessed seeds, and fresh ones. */
export function judgeDrift(
  measurements: readonly Measurement<DriftMeasurement>[],
  { experiment, context }: GuardSubject,
): Verdict {
  const fresh = measurements.map(({ value }) => value);
  const found = requireBaseline(context.blessed, experiment, []);
  if ('cause' in found) return undecided(found.cause);
  const blessed = found.baseline.drift?.cells ?? {};
  const lacking = fresh.filter(({ cell }) => sharedFigures(blessed, fresh, cell).length === 0);
  const [first] = lacking;
  if (first !== undefined) {
    const { file } = context.blessed;
    return undecided({
      code: 'baseline-stale',
      file,
      run: first.run,
      runs: lacking.length,
      of: fresh.length,
    });
  }
  const verdict = concludeFindings(compareSamples(pairsOf(blessed, fresh)), (failed) => {
    const [worst] = failed.toSorted((a, b) => Math.abs(b.measured) - Math.abs(a.measured));
    if (!worst) throw new Error('drift: nothing drifted');
    const { run, quantity, measured, tolerance } = worst;
    const beside = findMovedBeside(found.baseline, context);
    return {
      code: 'drifted',
      run,
      quantity,
      sds: measured,
      band: tolerance,
      ...(beside ? { beside } : {}),
    };
  });
  return { ...verdict, margin: null }; // a shift beyond the band may be chance: it is no distance from flipping
}

type Sample = NonNullable<BaselineDocument['drift']>['cells'];

/**
 * Returns the figures that both sides have. One that only one side has comes from other code, which the
 * baseline itself reports.
 */
function sharedFigures(blessed: Sample, fresh: readonly DriftMeasurement[], cell: string) {
  const figures = Object.hasOwn(blessed, cell) ? (blessed[cell] ?? {}) : {};
  return Object.entries(figures).filter(([name]) =>
    fresh.every((value) => value.cell !== cell || Object.hasOwn(value.values, name)),
  );
}

function pairsOf(blessed: Sample, fresh: readonly DriftMeasurement[]): readonly SamplePair[] {
  const cells = [...new Set(fresh.map(({ cell }) => cell))];
  return cells.flatMap((cell) => {
    const own = fresh.filter((value) => value.cell === cell);
    return sharedFigures(blessed, fresh, cell).map(([name, sample]) => ({
      quantity: { of: 'cell', figure: name, cell },
      run: own[0]?.run ?? '',
      blessed: sample,
      fresh: own.map(({ values }) => values[name] ?? Number.NaN),
    }));
  });
}
