import { claimCells } from '../../check/claims/cells.ts';
import { mapPoints, ownPoint, type MappedClaim, type MapPoint } from '../../check/claims/map-points.ts';
import { makeRun } from '../../plan/make-run.ts';
import type { Run } from '../../model/run/run.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import { countSeeds, isTally, type AskTallies } from './count-seeds.ts';
import type { TalliedClaim } from '../protocol.ts';
import type { ProgramCache } from './program-cache.ts';
import type { EagerRecords } from './program-entries.ts';
import type { MapRuns } from './program-preparation.ts';
import { programFor } from '../program-match.ts';
import { sampleRuns } from './sample-runs.ts';
import { makeMissingEagerly } from './make-missing-eagerly.ts';
import type { SeedsMap } from '../../model/outcome/outcome.ts';

/** How many runs of the maps, chosen by chance, are made as written too. */
const sampledMapRunCount = 1;

/** Runs that a map may take by default: about half a second's work of one core. */
export const maxMapRuns = 10_000;

type MapContext = {
  readonly cache: ProgramCache;
  readonly ask: AskTallies;
  readonly eagerRecords: EagerRecords;
  /** Makes runs as written, to compare programs with. */
  readonly makeEager: (runs: readonly Run[]) => Promise<EagerRecords>;
  /** About how many runs a map may take: one of many cells gets fewer seeds. Absent: no bound. */
  readonly maxRuns?: number | undefined;
};

/**
 * Makes the maps of claims together, so that maps share programs, and runs that several points of the same
 * seed count read are made once. If a program is refuted meanwhile, all maps are counted again without it.
 *
 * @param count seeds at each point
 * @returns a map for each claim, or the reason for none
 */
export async function makeMaps(
  experiment: Experiment,
  claims: readonly MappedClaim[],
  count: number,
  context: MapContext,
): Promise<readonly SeedsMap[]> {
  const { cache, ask, eagerRecords, makeEager, maxRuns } = context;
  const maps = claims.map((claim) => ({ claim, points: mapPoints(experiment, claim) }));
  const runs = runsOf(
    experiment,
    maps.flatMap(({ points }) => points),
  );
  await cache.prepare({ runs: [], maps: { runs, names: settingsAlong(claims) } });
  const asked = maps.flatMap(({ points }) => points.map(({ claim }) => claim));
  await prove(cache, runs, sampleRuns(experiment, asked, count, sampledMapRunCount), eagerRecords, makeEager);

  const programs = cache.trusted();
  const unproved = new Set(cache.unproven(runs).map(({ settings }) => programFor(settings, programs)));
  const reasonAgainst = (own: readonly Run[]): string | undefined => {
    for (const { settings } of own) {
      const program = programFor(settings, programs);
      if (program === undefined) return cache.reasonFor(settings);
      if (unproved.has(program)) return 'no run as written could be made to hold its runs against';
    }
    return undefined;
  };
  const judged = maps.map(({ claim, points }) => {
    const own = runsOf(experiment, points);
    return { claim, points, cells: own.length, reason: reasonAgainst(own) };
  });
  const counts = new Map<number, MapPoint[]>();
  for (const { points, cells, reason } of judged) {
    if (reason !== undefined) continue;
    const seeds = maxRuns === undefined ? count : Math.min(count, roundDown(maxRuns / cells));
    counts.set(seeds, [...(counts.get(seeds) ?? []), ...points]);
  }
  const byPoint = new Map<MapPoint, TalliedClaim>();
  for (const [seeds, points] of counts) {
    const tallies = await countSeeds(
      ask,
      programs,
      points.map(({ claim }) => claim),
      seeds,
    );
    tallies.forEach((tally, i) => {
      const point = points[i];
      if (point) byPoint.set(point, tally);
    });
  }
  // A program was refuted meanwhile, so the counts cannot be trusted either.
  if (!cache.trusts(programs)) return makeMaps(experiment, claims, count, context);
  return judged.map(({ claim, points, reason }) => ({
    ...frameOf(experiment, claim),
    ...(reason === undefined
      ? fill(
          claim,
          points.map((point) => byPoint.get(point)),
        )
      : nothing(reason)),
  }));
}

/** Compares programs with runs as written: the unproven ones, and all of them in the runs `byChance`. */
async function prove(
  cache: ProgramCache,
  runs: readonly Run[],
  byChance: readonly Run[],
  eagerRecords: EagerRecords,
  makeEager: MapContext['makeEager'],
): Promise<void> {
  await cache.verify(runs, eagerRecords);
  const unproven = cache.unproven(runs);
  const programs = cache.trusted();
  const sample = byChance.filter(({ settings }) => programFor(settings, programs));
  const all = await makeMissingEagerly([...unproven, ...sample], eagerRecords, makeEager);
  await cache.verify(unproven, all);
  await cache.recheck(sample, all);
}

const minSeeds = 100;

/** Rounds down to 100, 200, 500, 1000, …; numbers below 100 become 100. */
function roundDown(seeds: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, seeds)));
  const step = [5, 2, 1].find((each) => each * power <= seeds) ?? 1;
  return Math.max(minSeeds, step * power);
}

/** Returns a map for each claim that holds only the reason why it cannot be made. */
export function declineMaps(
  experiment: Experiment,
  claims: readonly MappedClaim[],
  reason: string,
): readonly SeedsMap[] {
  return claims.map((claim) => ({ ...frameOf(experiment, claim), ...nothing(reason) }));
}

/**
 * Returns a run of every distinct cell that some maps read, at one of the seeds 1 to 3, and the settings
 * along the maps.
 */
export function mapRuns(experiment: Experiment, claims: readonly MappedClaim[]): MapRuns {
  const points = claims.flatMap((claim) => mapPoints(experiment, claim));
  return { runs: runsOf(experiment, points), names: settingsAlong(claims) };
}

/** Returns a run of every distinct cell that some points read, at one of the seeds 1 to 3. */
function runsOf(experiment: Experiment, points: readonly MapPoint[]): readonly Run[] {
  const claims = points.map(({ claim }) => claim);
  return claimCells(experiment, claims).map(({ cell }, i) => makeRun(experiment, (i % 3) + 1, cell));
}

/** Returns the names of the settings along the axes of some maps; `epoch` is no setting. */
function settingsAlong(claims: readonly MappedClaim[]): readonly string[] {
  const names = claims.flatMap(({ map }) => map.axes.map(({ name }) => name));
  return [...new Set(names)].filter((name) => name !== 'epoch');
}

function frameOf(experiment: Experiment, claim: MappedClaim) {
  return { claim: claim.id, axes: claim.map.axes, own: ownPoint(experiment, claim) };
}

function nothing(reason: string) {
  return { seeds: 0, held: null, reason };
}

/** Arranges the counts of a map's points, all of the same seeds, in rows; or says why there are none. */
function fill({ map }: MappedClaim, tallied: readonly (TalliedClaim | undefined)[]) {
  const lacking = tallied.flatMap((each) => (each && !isTally(each) ? each.missing : []))[0];
  if (lacking !== undefined) return nothing(`a run leaves no ${lacking}`);
  const counts = tallied.flatMap((each) => (each && isTally(each) ? [each] : []));
  const seeds = counts[0]?.of ?? 0;
  if (seeds === 0) return nothing('it was interrupted, or its worker died twice');
  const width = map.axes[1].values.length;
  return {
    seeds,
    held: map.axes[0].values.map((_, row) =>
      counts.slice(row * width, (row + 1) * width).map(({ held }) => held),
    ),
  };
}
