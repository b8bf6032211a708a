import { cellName } from '../../../plan/cell-name.ts';
import { expandCells } from '../../../plan/expand-cells.ts';
import { makeRun } from '../../../plan/make-run.ts';
import type { Experiment } from '../../../model/experiment/experiment.ts';
import type { Settings } from '../../../model/experiment/settings.ts';
import type { LoadedBaseline } from '../../../model/outcome/loaded-baseline.ts';
import type { Check, GuardSubject } from '../../check.ts';
import { figuresOf, finalFigures } from '../../figures.ts';
import { judgeDrift } from './judge.ts';
import { driftMeasurement, type DriftMeasurement } from './measurement.ts';

/** Beyond the seeds that any experiment is likely to use. */
const firstSeed = 100_001;
const seedsACell = 20;

/**
 * Fresh seeds give figures like the blessed ones, at the corners of the sweep. This guard still decides if
 * the random numbers themselves have changed.
 */
export const drift: Check<GuardSubject, DriftMeasurement> = {
  measurement: driftMeasurement,
  readsFiguresOnly: true,
  judgesDivergence: () => true, // a divergence is a figure beyond all others
  runs: ({ experiment, context }) => {
    const from = freshFrom(context.blessed);
    return cornerCells(experiment).flatMap((cell) =>
      Array.from({ length: seedsACell }, (_, i) => [makeRun(experiment, from + i, cell)]),
    );
  },
  measure: ([raw]) => {
    if (raw === undefined) return { missing: 'a run', has: [] };
    const { run, record } = raw;
    return { cell: cellName(run), run: run.id, seed: run.seed, values: finalFigures(figuresOf(record)) };
  },
  judge: judgeDrift,
};

/**
 * Returns the first fresh seed. The seeds follow those that were blessed, so that each blessing leads to
 * other seeds.
 */
function freshFrom(blessed: LoadedBaseline): number {
  const sample = blessed.state === 'read' ? blessed.baseline.drift : undefined;
  return sample === undefined ? firstSeed : sample.from + seedsACell;
}

/** Returns the cells with the first or last value of each axis. The baseline itself covers those between. */
function cornerCells({ sweep }: Experiment): readonly Settings[] {
  const ends = Object.entries(sweep).map(([axis, values]) => {
    const both = [values[0], values.at(-1)].filter((value) => value !== undefined);
    return [axis, [...new Set(both)]] as const;
  });
  return expandCells(Object.fromEntries(ends));
}
