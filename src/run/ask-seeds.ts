import { claimCells } from '../check/claim-cells.ts';
import type { ClaimTally } from '../check/tally-claim.ts';
import { makeRun } from '../plan/make-run.ts';
import type { Claim, Experiment } from '../spec/experiment.ts';
import { countSeeds, isTally, type AskTallies } from './count-seeds.ts';
import type { ProgramShelf, Scalars } from './program-shelf.ts';
import { programFor } from './run-in-lanes.ts';

/** In how many of many seeds claims hold, and how their runs were made. */
export type SeedsAnswer = {
  /** How many seeds were asked: 1, 2, … */
  readonly asked: number;
  /** By claim; absent where its runs cannot be made in lanes, or lack what it reads. */
  readonly tallies: Readonly<Record<string, ClaimTally>>;
};

/**
 * Asks claims of many seeds, in lanes.
 */
export async function askSeeds(
  experiment: Experiment,
  claims: readonly Claim[],
  count: number,
  {
    shelf,
    ask,
    scalars,
  }: { readonly shelf: ProgramShelf; readonly ask: AskTallies; readonly scalars: Scalars },
): Promise<SeedsAnswer> {
  const runsOf = (some: readonly Claim[], seeds: readonly number[]) =>
    claimCells(experiment, some).flatMap(({ cell }) => seeds.map((seed) => makeRun(experiment, seed, cell)));
  await shelf.prepare(runsOf(claims, [1]));
  await shelf.verify(runsOf(claims, experiment.seeds), scalars);
  const programs = shelf.trusted();
  const able = claims.filter((claim) =>
    runsOf([claim], [1]).every(({ settings }) => programFor(settings, programs)),
  );
  const counted = await countSeeds(ask, programs, able, count);
  return {
    asked: count,
    tallies: Object.fromEntries(
      able.flatMap(({ id }, i) => {
        const tally = counted[i];
        return tally && isTally(tally) ? [[id, tally] as const] : [];
      }),
    ),
  };
}
