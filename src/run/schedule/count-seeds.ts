import { addTallies, emptyTally, type ClaimTally } from '../../check/claims/tally-claim.ts';
import type { Claim } from '../../model/experiment/experiment.ts';
import type { LaneProgram, TalliedClaim } from '../protocol.ts';

export type AskTallies = {
  /** @returns undefined where it was interrupted or its worker died */
  tally(
    programs: readonly LaneProgram[],
    claims: readonly Claim[],
    seeds: readonly number[],
  ): Promise<readonly TalliedClaim[] | undefined>;
};

/** Seeds that a worker is given at once: enough to be worth a message, few enough to share out. */
const seedsABlock = 64;

/**
 * Counts the seeds 1, 2, … at which claims hold. Blocks are counted as they come, in whatever order, so that
 * memory stays what it is however many seeds there are.
 *
 * @returns a count for each claim, or what its runs lack
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
    Array.from({ length: Math.ceil(count / seedsABlock) }, async (_, block) => {
      const first = block * seedsABlock + 1;
      const seeds = Array.from({ length: Math.min(seedsABlock, count - first + 1) }, (_seed, i) => first + i);
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
