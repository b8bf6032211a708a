import { expandCells } from '../../../plan/expand-cells.ts';
import { makeRun } from '../../../plan/make-run.ts';
import { sweepRuns } from '../../../plan/sweep-runs.ts';
import type { Check, GuardSubject } from '../../check.ts';
import { judgeDataLaw } from './judge.ts';
import { dataLawMeasurement, type DataLawMeasurement } from './measurement.ts';
import { measureData } from './measure.ts';

/**
 * The data and the start follow the stated law. Features are those drawn, standard normal; labels minus the
 * law are the stated noise; the start, seen in a run of no epochs, has the stated spread.
 */
export const dataLaw: Check<GuardSubject, DataLawMeasurement> = {
  measurement: dataLawMeasurement,
  judgesDivergence: () => true, // a diverged fit's data are as good as any
  runs: ({ experiment }) => {
    const [cell = {}] = expandCells(experiment.sweep);
    const starts = experiment.seeds.map((seed) => makeRun(experiment, seed, { ...cell, epochs: 0 }));
    return [...sweepRuns(experiment), ...starts].map((run) => [run]);
  },
  measure: ([raw], { experiment }) =>
    raw === undefined ? { missing: 'a run', has: [] } : measureData(raw, experiment),
  judge: (measurements) => judgeDataLaw(measurements),
};
