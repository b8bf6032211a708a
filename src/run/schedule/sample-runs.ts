import { createHash } from 'node:crypto';
import { claimCells } from '../../check/claims/cells.ts';
import { makeRun } from '../../plan/make-run.ts';
import type { Run } from '../../model/run/run.ts';
import type { Claim, Experiment } from '../../model/experiment/experiment.ts';

/** How many of the counted runs are made as written too: each costs as much as a thousand in lanes. */
export const sampledRunCount = 3;

/**
 * Chooses some of the runs that are counted, by a hash of the experiment, the claims and the count. The
 * choice differs between experiments, and is the same each time.
 *
 * @param count the seeds 1, 2, …, `count` are counted
 * @param size how many runs, at most 8; their cells differ if there are enough cells
 */
export function sampleRuns(
  experiment: Experiment,
  claims: readonly Claim[],
  count: number,
  size: number,
): readonly Run[] {
  const cells = claimCells(experiment, claims);
  const numberAt = hashNumbers([experiment, claims, count]);
  const first = numberAt(7);
  return Array.from({ length: size }, (_, i) => {
    const cell = cells[(first + i) % cells.length];
    return cell ? [makeRun(experiment, 1 + (numberAt(i) % count), cell.cell)] : [];
  }).flat();
}

/**
 * Returns eight whole numbers of 32 bits, by an index from 0 to 7, from a hash of something. They are as good
 * as drawn, and the same each time.
 */
export function hashNumbers(of: unknown): (index: number) => number {
  const hash = createHash('sha256').update(JSON.stringify(of)).digest();
  return (index) => hash.readUInt32LE(4 * index);
}
