import { createHash } from 'node:crypto';
import { claimCells } from '../check/claim-cells.ts';
import { makeRun } from '../plan/make-run.ts';
import type { Run } from '../plan/run.ts';
import type { Claim, Experiment } from '../spec/experiment.ts';

/** Of the runs that are counted so many are made as written: each costs as much as a thousand of them in lanes. */
export const mostByChance = 3;

/**
 * Chooses some of the runs that are counted, by a hash of what is asked: others for each experiment, the same each time.
 *
 * @param count of seeds that are counted: 1, 2, …
 * @param most how many runs; their cells differ as far as there are enough
 */
export function sampleRuns(
  experiment: Experiment,
  claims: readonly Claim[],
  count: number,
  most: number,
): readonly Run[] {
  const cells = claimCells(experiment, claims);
  const hash = createHash('sha256')
    .update(JSON.stringify([experiment, claims, count]))
    .digest();
  const first = hash.readUInt32LE(28);
  return Array.from({ length: most }, (_, i) => {
    const cell = cells[(first + i) % cells.length];
    return cell ? [makeRun(experiment, 1 + (hash.readUInt32LE(4 * i) % count), cell.cell)] : [];
  }).flat();
}
