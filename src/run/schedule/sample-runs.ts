import { createHash } from 'node:crypto';
import { claimCells } from '../../check/claims/cells.ts';
import { makeRun } from '../../plan/make-run.ts';
import type { Run } from '../../model/run/run.ts';
import type { Claim, Experiment } from '../../model/experiment/experiment.ts';

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
  const numberAt = hashNumbers([experiment, claims, count]);
  const first = numberAt(7);
  return Array.from({ length: most }, (_, i) => {
    const cell = cells[(first + i) % cells.length];
    return cell ? [makeRun(experiment, 1 + (numberAt(i) % count), cell.cell)] : [];
  }).flat();
}

/** Eight whole numbers of 32 bits, from a hash of something: as good as drawn, and the same each time. */
export function hashNumbers(of: unknown): (index: number) => number {
  const hash = createHash('sha256').update(JSON.stringify(of)).digest();
  return (index) => hash.readUInt32LE(4 * index);
}
