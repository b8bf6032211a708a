import type { Check, GuardSubject } from '../../check.ts';
import { judgeMetamorphic } from './judge.ts';
import { relationRuns } from './relation-runs.ts';
import { metamorphicMeasurement, type MetamorphicMeasurement } from './measurement.ts';
import { measurePair } from './measure.ts';

/**
 * What must come of a run when its streams or settings change, whatever its numbers are: no figure of
 * the chapter is needed, and no tolerance, since what a relation states of floats it states exactly.
 * After T. Y. Chen, S. C. Cheung and S. M. Yiu, Metamorphic testing, HKUST-CS98-01 (1998).
 */
export const metamorphic: Check<GuardSubject, MetamorphicMeasurement> = {
  measurement: metamorphicMeasurement,
  judgesDivergence: () => true, // where a relation starts from such a run, it says nothing
  runs: ({ experiment }) => {
    const pairs = relationRuns(experiment).map(({ base, changed }) => [base, changed]);
    return [...new Map(pairs.map((pair) => [pair.map(({ id }) => id).join(' '), pair])).values()];
  },
  measure: ([base, changed], { experiment }) =>
    base === undefined || changed === undefined
      ? { missing: 'two runs', has: [] }
      : measurePair(base, changed, experiment),
  judge: judgeMetamorphic,
};
