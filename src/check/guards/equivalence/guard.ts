import * as z from 'zod';
import { referenceRun } from '../../../plan/make-run.ts';
import { sweepRuns } from '../../../plan/sweep-runs.ts';
import { jsonNumber as n } from '../../../model/json-number.ts';
import type { Cause } from '../../../model/outcome/cause.ts';
import type { Check, GuardSubject, Measurement } from '../../check.ts';
import { changedStream, compareFigures } from '../baseline/compare-figures.ts';
import { concludeFindings } from '../../findings/conclude-findings.ts';
import { figuresOf } from '../../figures.ts';
import { savedRunFigure } from '../../../model/outcome/quantity.ts';
import type { Finding, Verdict } from '../../../model/outcome/verdict.ts';
import { worstFindings, type ObservedOf } from '../../findings/worst-finding.ts';

const measurement = z.object({
  run: z.string(),
  reference: z.string(),
  /** The first stream from which the two got different numbers. */
  otherDraws: z.string().nullable(),
  deviations: z.array(z.object({ quantity: savedRunFigure, measured: n, stated: n, tolerance: n })),
});

type EquivalenceMeasurement = z.infer<typeof measurement>;

/**
 * Another subject, on the same draws, reports the same metrics and ends at the same parameters, within
 * float32 noise.
 */
export const equivalence: Check<GuardSubject, EquivalenceMeasurement> = {
  measurement,
  judgesDivergence: () => false,
  runs: ({ experiment }) => sweepRuns(experiment).map((run) => [run, referenceRun(run)]),
  measure: ([own, reference]) => {
    if (own === undefined || reference === undefined) return { missing: 'a run of each subject', has: [] };
    const [mine, theirs] = [figuresOf(own.record), figuresOf(reference.record)];
    return {
      run: own.run.id,
      reference: reference.run.id,
      otherDraws: changedStream(mine, theirs) ?? null,
      deviations: [...compareFigures(mine, theirs, 'reference', false)],
    };
  },
  judge: judgeEquivalence,
};

function judgeEquivalence(measurements: readonly Measurement<EquivalenceMeasurement>[]): Verdict {
  const values = measurements.map(({ value }) => value);
  const observed = values
    .filter(({ deviations }) => deviations.length > 0)
    .flatMap(({ run, otherDraws, deviations }): ObservedOf[] => [
      {
        quantity: { of: 'streams', against: 'reference' },
        run,
        measured: otherDraws === null ? 0 : 1,
        stated: 0,
        tolerance: 0,
      },
      ...deviations.map((deviation) => ({ ...deviation, run })),
    ]);
  const findings = worstFindings(observed);
  const unexamined = findings.length === 0 ? ['figures'] : [];
  return concludeFindings(findings, ([first]) => explain(first, values), unexamined);
}

function explain(first: Finding | undefined, values: readonly EquivalenceMeasurement[]): Cause {
  const apart = values.find(({ otherDraws }) => otherDraws !== null);
  if (apart)
    return { code: 'draws-differ', run: apart.run, other: apart.reference, stream: apart.otherDraws ?? '' };
  if (!first) throw new Error('equivalence: nothing differs');
  const { run, quantity, measured, stated, tolerance } = first;
  return { code: 'not-equivalent', run, quantity, measured, stated, tolerance };
}
