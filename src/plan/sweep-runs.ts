import type { Experiment } from '../model/experiment/experiment.ts';
import { expandCells } from './expand-cells.ts';
import { makeRun } from './make-run.ts';
import type { Run } from '../model/run/run.ts';

/** Returns the experiment's own grid: every cell of its sweep at each of its seeds, seed by seed. */
export function sweepRuns(experiment: Experiment): readonly Run[] {
  const cells = expandCells(experiment.sweep);
  return experiment.seeds.flatMap((seed) => cells.map((cell) => makeRun(experiment, seed, cell)));
}
