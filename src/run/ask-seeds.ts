import { claimCells } from '../check/claim-cells.ts';
import type { ClaimTally } from '../check/tally-claim.ts';
import { makeRun } from '../plan/make-run.ts';
import type { Run } from '../plan/run.ts';
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

/** The runs that claims read at some seeds; at one, where none are given. */
export function claimRuns(
  experiment: Experiment,
  claims: readonly Claim[],
  seeds: readonly number[] = [1],
): readonly Run[] {
  return claimCells(experiment, claims).flatMap(({ cell }) =>
    seeds.map((seed) => makeRun(experiment, seed, cell)),
  );
}

/** Asks claims of many seeds, in lanes. */
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
  await shelf.prepare(claimRuns(experiment, claims));
  await shelf.verify(claimRuns(experiment, claims, experiment.seeds), scalars);
  const programs = shelf.trusted();
  const able = claims.filter((claim) =>
    claimRuns(experiment, [claim]).every(({ settings }) => programFor(settings, programs)),
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
