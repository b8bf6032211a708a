import { isMissing, type Missing } from '../../check/check.ts';
import { claimCells } from '../../check/claims/cells.ts';
import { readCurve, readQuantity } from '../../check/claims/read-quantity.ts';
import { tallyClaim, type SeedReading } from '../../check/claims/tally-claim.ts';
import { lanes } from '../../jit/emit/lane-layout.ts';
import { makeRunsOf } from '../../plan/make-run.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import { divergenceOf } from './divergence-of.ts';
import { inBlocks } from '../pool/in-blocks.ts';
import type { LaneTask, TalliedClaim } from '../protocol.ts';
import { runInLanes, type SeenRun } from './run-lanes.ts';

type Held = Pick<SeenRun, 'run' | 'fit'> & { readonly diverged: boolean };

/**
 * Makes every run that claims read at some seeds, then counts the seeds at which each claim holds.
 *
 * @returns for each claim its count, or what its runs lack
 */
export function tallySeeds(
  { programs, claims, seeds }: Extract<LaneTask, { kind: 'tally' }>,
  experiment: Experiment,
): readonly TalliedClaim[] {
  const held = holdRuns(programs, claims, seeds, experiment);
  const lacking: Missing[] = []; // what the runs of the claim being counted lack
  const readingAt: SeedReading = (seed, reading, alongEpochs, key) => {
    const found = held.get(key)?.get(seed);
    if (!found) throw new Error(`the run ${key} of seed ${seed} was not made`);
    const value = alongEpochs ? readCurve(found, reading.metric) : readQuantity(found, reading, experiment);
    if (isMissing(value)) {
      lacking.push(value);
      return { values: [], diverged: found.diverged };
    }
    if (alongEpochs && typeof value === 'object' && value.length < 2)
      lacking.push({ missing: `second value of "${reading.metric}" along epoch`, has: [] });
    return { values: typeof value === 'number' ? [value] : value, diverged: found.diverged };
  };
  return claims.map((claim) => {
    lacking.length = 0;
    const tally = tallyClaim({ experiment, claim }, seeds, readingAt);
    return lacking[0] ? { missing: lacking[0].missing } : tally;
  });
}

/** Makes the runs of every cell, and returns their fits by the cell's key, then by seed. */
function holdRuns(
  programs: Extract<LaneTask, { kind: 'tally' }>['programs'],
  claims: Extract<LaneTask, { kind: 'tally' }>['claims'],
  seeds: readonly number[],
  experiment: Experiment,
): ReadonlyMap<string, ReadonlyMap<number, Held>> {
  const cells = claimCells(experiment, claims).map(({ key, cell }) => ({
    key,
    make: makeRunsOf(experiment, cell),
    own: new Map<number, Held>(),
  }));
  const bySettings = new Map<Settings, Map<number, Held>>();
  // All cells of the same few seeds are made in a row: they share their streams, which are then drawn once.
  const runs = inBlocks(seeds, lanes).flatMap((block) =>
    cells.flatMap(({ make, own }) =>
      block.map((seed) => {
        const run = make(seed);
        bySettings.set(run.settings, own);
        return run;
      }),
    ),
  );
  runInLanes(programs, runs, ({ run, fit, drawn }) => {
    const diverged = divergenceOf(fit, run, experiment, drawn) !== null;
    bySettings.get(run.settings)?.set(run.seed, { run, fit, diverged });
  });
  return new Map(cells.map(({ key, own }) => [key, own]));
}
