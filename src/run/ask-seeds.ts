import { createHash } from 'node:crypto';
import { claimCells } from '../check/claim-cells.ts';
import type { ClaimTally } from '../check/tally-claim.ts';
import { makeRun } from '../plan/make-run.ts';
import type { Run } from '../plan/run.ts';
import type { Claim, Experiment } from '../spec/experiment.ts';
import { countSeeds, isTally, type AskTallies } from './count-seeds.ts';
import type { LaneProgram } from './lane-task.ts';
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

/** Whether there is a program whose runs the seed tells apart. */
function drawsAny(program: LaneProgram | undefined): boolean {
  return program !== undefined && program.compiled.requests.length > 0;
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
    write,
  }: {
    readonly shelf: ProgramShelf;
    readonly ask: AskTallies;
    readonly scalars: Scalars;
    /** Makes runs as they are written; absent: none of the seeds that are counted is compared. */
    readonly write?: (runs: readonly Run[]) => Promise<Scalars>;
  },
): Promise<SeedsAnswer> {
  await shelf.prepare(claimRuns(experiment, claims));
  await shelf.verify(claimRuns(experiment, claims, experiment.seeds), scalars);
  const programs = shelf.trusted();
  const able = claims.filter((claim) =>
    claimRuns(experiment, [claim]).every(({ settings }) => drawsAny(programFor(settings, programs))),
  );
  if (write && able.length > 0) {
    const sample = sampleRuns(experiment, able, count);
    await shelf.recheck(sample, await write(sample));
    if (shelf.trusted().length < programs.length)
      return askSeeds(experiment, claims, count, { shelf, ask, scalars });
  }
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

/** Of the counted runs so many are made as written: each costs as much as a thousandth of them in lanes or more. */
const compared = 6;

/** Some of the runs that are counted, by a hash of what is asked: others for each experiment, the same each time. */
function sampleRuns(experiment: Experiment, claims: readonly Claim[], count: number): readonly Run[] {
  const cells = claimCells(experiment, claims);
  const hash = createHash('sha256')
    .update(JSON.stringify([experiment, claims, count]))
    .digest();
  return Array.from({ length: compared }, (_, i) => {
    const cell = cells[(hash.readUInt8(31) + i) % cells.length];
    return cell ? [makeRun(experiment, 1 + (hash.readUInt32LE(4 * i) % count), cell.cell)] : [];
  }).flat();
}
