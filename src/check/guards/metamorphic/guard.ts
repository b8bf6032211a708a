import type { Check, GuardSubject } from '../../check.ts';
import { judgeMetamorphic } from './judge.ts';
import { relationRuns } from './relation-runs.ts';
import { metamorphicMeasurement, type MetamorphicMeasurement } from './measurement.ts';
import { measurePair } from './measure.ts';

/**
 * Relations between runs whose streams or settings differ hold whatever the numbers are. They need no figure
 * of the chapter, and no tolerance, since a relation is exact in floating point. After T. Y. Chen, S. C.
 * Cheung and S. M. Yiu, Metamorphic testing, HKUST-CS98-01 (1998).
 */
export const metamorphic: Check<GuardSubject, MetamorphicMeasurement> = {
  measurement: metamorphicMeasurement,
  judgesDivergence: () => true, // a relation whose base run diverged is undecided
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
