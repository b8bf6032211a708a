import { claimCells } from '../../check/claims/cells.ts';
import { makeRun } from '../../plan/make-run.ts';
import type { Run } from '../../model/run/run.ts';
import type { Claim, Experiment } from '../../model/experiment/experiment.ts';
import { countSeeds, isTally, type AskTallies } from './count-seeds.ts';
import type { LaneProgram, TalliedClaim } from '../protocol.ts';
import type { ProgramCache } from './program-cache.ts';
import type { EagerRecords } from './program-entries.ts';
import { programFor } from '../program-match.ts';
import { sampledRunCount, sampleRuns } from './sample-runs.ts';
import { makeMissingEagerly } from './make-missing-eagerly.ts';
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

type PrevalenceContext = {
  readonly cache: ProgramCache;
  readonly ask: AskTallies;
  /** Records of runs that were made as written before. */
  readonly eagerRecords: EagerRecords;
  /** Makes runs as written; absent: no run that is counted is compared. */
  readonly makeEager?: (runs: readonly Run[]) => Promise<EagerRecords>;
};

/**
 * Counts in how many of the seeds 1, 2, …, `count` each claim holds, in lanes. Claims whose runs no trusted
 * program makes are left out.
 *
 * Some of the runs that are counted are made as written too: a few by chance, and a few at which a claim
 * flips or almost does. If a program differs in one of them, it is dropped and all is counted again.
 */
export async function countAtSeeds(
  experiment: Experiment,
  claims: readonly Claim[],
  count: number,
  context: PrevalenceContext,
): Promise<Prevalence> {
  const { cache, ask, eagerRecords, makeEager } = context;
  await cache.prepare({ runs: claimRuns(experiment, claims) });
  await cache.verify(claimRuns(experiment, claims, experiment.seeds), eagerRecords);
  const programs = cache.trusted();
  const able = claims.filter((claim) =>
    claimRuns(experiment, [claim]).every(({ settings }) => drawsAny(programFor(settings, programs))),
  );
  const sample = makeEager && able.length > 0 ? sampleRuns(experiment, able, count, sampledRunCount) : [];
  const compare = async (runs: readonly Run[]) => {
    if (makeEager) await cache.recheck(runs, await makeMissingEagerly(runs, eagerRecords, makeEager));
    return cache.trusts(programs);
  };
  if (!(await compare(sample))) return countAtSeeds(experiment, claims, count, context);
  const counted = await countSeeds(ask, programs, able, count);
  const close = closeRuns(experiment, able, counted).filter(({ id }) => sample.every((run) => run.id !== id));
  if (!(await compare(close))) return countAtSeeds(experiment, claims, count, context);
  return {
    asked: count,
    ...(makeEager && { compared: sample.length + close.length }),
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
const maxCloseRuns = 4;

/** Returns at most `maxCloseRuns` runs at which claims flip or almost do, each claim's nearest seed first. */
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
  return [...new Map(nearestFirst.map((run) => [run.id, run])).values()].slice(0, maxCloseRuns);
}
