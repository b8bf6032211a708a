import { claimCells } from '../../check/claims/cells.ts';
import { makeRun } from '../../plan/make-run.ts';
import type { Run } from '../../model/run/run.ts';
import type { Claim, Experiment } from '../../model/experiment/experiment.ts';
import { countSeeds, isTally, type AskTallies } from './count-seeds.ts';
import type { LaneProgram, TalliedClaim } from '../protocol.ts';
import type { ProgramCache } from './program-cache.ts';
import type { Written } from './program-entries.ts';
import { programFor } from '../program-match.ts';
import { mostByChance, sampleRuns } from './sample-runs.ts';
import { writeMissing } from './write-missing.ts';
import type { Prevalence } from '../../model/outcome/outcome.ts';

/** Returns the runs that claims read at some seeds; by default at seed 1. */
export function claimRuns(
  experiment: Experiment,
  claims: readonly Claim[],
  seeds: readonly number[] = [1],
): readonly Run[] {
  return claimCells(experiment, claims).flatMap(({ cell }) =>
    seeds.map((seed) => makeRun(experiment, seed, cell)),
  );
}

/** Returns true if there is a program and it draws numbers, so that its runs depend on the seed. */
function drawsAny(program: LaneProgram | undefined): boolean {
  return program !== undefined && program.compiled.requests.length > 0;
}

type Bench = {
  readonly cache: ProgramCache;
  readonly ask: AskTallies;
  /** Records of runs that were made as written before. */
  readonly written: Written;
  /** Makes runs as written; absent: no run that is counted is compared. */
  readonly write?: (runs: readonly Run[]) => Promise<Written>;
};

/**
 * Counts in how many of the seeds 1, 2, …, `count` each claim holds, in lanes. Claims whose runs no trusted
 * program makes are left out.
 *
 * Some of the runs that are counted are made as written too: a few by chance, and a few at which a claim
 * flips or almost does. If a program differs in one of them, it is dropped and all is counted again.
 */
export async function askSeeds(
  experiment: Experiment,
  claims: readonly Claim[],
  count: number,
  bench: Bench,
): Promise<Prevalence> {
  const { cache, ask, written, write } = bench;
  await cache.prepare({ runs: claimRuns(experiment, claims) });
  await cache.verify(claimRuns(experiment, claims, experiment.seeds), written);
  const programs = cache.trusted();
  const able = claims.filter((claim) =>
    claimRuns(experiment, [claim]).every(({ settings }) => drawsAny(programFor(settings, programs))),
  );
  const sample = write && able.length > 0 ? sampleRuns(experiment, able, count, mostByChance) : [];
  const compare = async (runs: readonly Run[]) => {
    if (write) await cache.recheck(runs, await writeMissing(runs, written, write));
    return cache.trusts(programs);
  };
  if (!(await compare(sample))) return askSeeds(experiment, claims, count, bench);
  const counted = await countSeeds(ask, programs, able, count);
  const close = closeRuns(experiment, able, counted).filter(({ id }) => sample.every((run) => run.id !== id));
  if (!(await compare(close))) return askSeeds(experiment, claims, count, bench);
  return {
    asked: count,
    ...(write && { compared: sample.length + close.length }),
    claims: Object.fromEntries(
      able.flatMap(({ id }, i) => {
        const tally = counted[i];
        if (!tally || !isTally(tally)) return [];
        const { held, of, tightest } = tally;
        return [[id, { held, of, tightest }] as const];
      }),
    ),
  };
}

/** How many runs at which a claim flips or almost does are compared at most. */
const mostClose = 4;

/** Returns at most `mostClose` runs at which claims flip or almost do, each claim's nearest seed first. */
function closeRuns(
  experiment: Experiment,
  claims: readonly Claim[],
  counted: readonly TalliedClaim[],
): readonly Run[] {
  const found = claims.flatMap((claim, i) => {
    const tally = counted[i];
    if (!tally || !isTally(tally)) return [];
    return tally.close.map(({ seed }, rank) => ({ rank, runs: claimRuns(experiment, [claim], [seed]) }));
  });
  const nearestFirst = found.toSorted((a, b) => a.rank - b.rank).flatMap(({ runs }) => runs);
  return [...new Map(nearestFirst.map((run) => [run.id, run])).values()].slice(0, mostClose);
}
