import { addTallies, emptyTally, type ClaimTally } from '../../check/claims/tally-claim.ts';
import type { Claim } from '../../model/experiment/experiment.ts';
import type { LaneProgram, TalliedClaim } from '../protocol.ts';

export type AskTallies = {
  /** @returns undefined if it was interrupted or took too long, or its worker died twice */
  tally(
    programs: readonly LaneProgram[],
    claims: readonly Claim[],
    seeds: readonly number[],
  ): Promise<readonly TalliedClaim[] | undefined>;
};

/** Seeds in one task: enough to be worth a message, few enough to share out among the workers. */
const seedsPerTask = 64;

/**
 * Counts the seeds 1, 2, …, `count` at which each claim holds. Blocks are added as they come, in whatever
 * order, so that memory does not grow with the number of seeds. Seeds of a task without a reply are not
 * counted.
 *
 * @returns for each claim its count, or what its runs lack
 */
export async function countSeeds(
  ask: AskTallies,
  programs: readonly LaneProgram[],
  claims: readonly Claim[],
  count: number,
): Promise<readonly TalliedClaim[]> {
  const counted: TalliedClaim[] = claims.map(() => emptyTally);
  if (claims.length === 0) return counted;
  await Promise.all(
    Array.from({ length: Math.ceil(count / seedsPerTask) }, async (_, block) => {
      const first = block * seedsPerTask + 1;
      const seeds = Array.from(
        { length: Math.min(seedsPerTask, count - first + 1) },
        (_seed, i) => first + i,
      );
      const found = await ask.tally(programs, claims, seeds);
      found?.forEach((tally, i) => {
        counted[i] = add(counted[i] ?? emptyTally, tally);
      });
    }),
  );
  return counted;
}

function add(a: TalliedClaim, b: TalliedClaim): TalliedClaim {
  return isTally(a) ? (isTally(b) ? addTallies(a, b) : b) : a;
}

export function isTally(tallied: TalliedClaim): tallied is ClaimTally {
  return !('missing' in tallied);
}
