import { isFailed } from '../../plan/is-failed.ts';
import type { Job, Plan } from '../../plan/plan-runs.ts';
import type { Run } from '../../model/run/run.ts';
import type { ProgramCache } from './program-cache.ts';
import type { EagerRecords } from './program-entries.ts';
import { programFor } from '../program-match.ts';
import type { PlanResult } from './execute-plan.ts';
import { hashNumbers } from './sample-runs.ts';

type RedoOptions = {
  readonly cache: ProgramCache;
  /** Makes the runs of a plan as written. */
  readonly make: (plan: Plan) => Promise<PlanResult>;
  /** How many runs in lanes, chosen by chance, are compared with runs as written; at most 8. */
  readonly sample: number;
};

/**
 * Makes those runs of a plan again, as written, that lanes made by a program that is no longer trusted.
 *
 * @returns the whole result; null if no run had to be made again
 */
export async function redoPlan(
  plan: Plan,
  result: PlanResult,
  { cache, make, sample }: RedoOptions,
): Promise<PlanResult | null> {
  const isOfLanes = ({ id }: Run) => {
    const record = result.records.get(id); // what failed was made as written, or not at all
    return record !== undefined && !isFailed(record) && !result.eagerRuns.has(id);
  };
  const chosen = chooseByChance(plan.runs.filter(isOfLanes), sample);
  if (chosen.length > 0) {
    const jobs = chosen.map((run): Job => ({ runs: [run], groups: [], lanes: false }));
    const eagerRecords: EagerRecords = (await make({ runs: chosen, jobs })).records;
    await cache.recheck(chosen, eagerRecords);
  }
  const programs = cache.trusted();
  const isRefuted = (run: Run) => isOfLanes(run) && programFor(run.settings, programs) === undefined;
  const jobs = plan.jobs.filter(({ runs }) => runs.some(isRefuted));
  if (jobs.length === 0) return null;
  const again = await make({
    runs: jobs.flatMap(({ runs }) => runs),
    jobs: jobs.map((job) => ({ ...job, lanes: false })),
  });
  return { ...replaceRuns(result, again), measured: replaceMeasured(result, again, jobs) };
}

/** Chooses up to `count` runs by a hash of all their ids, so that the choice is the same each time. */
function chooseByChance(runs: readonly Run[], count: number): readonly Run[] {
  const numberAt = hashNumbers(runs.map(({ id }) => id));
  const places = Array.from({ length: count }, (_, i) => numberAt(i) % runs.length);
  return [...new Set(places)].flatMap((place) => runs[place] ?? []);
}

function replaceRuns(before: PlanResult, again: PlanResult): Omit<PlanResult, 'measured'> {
  return {
    records: new Map([...before.records, ...again.records]),
    scalars: new Map([...before.scalars, ...again.scalars]),
    eagerRuns: new Map([...before.eagerRuns, ...again.eagerRuns]),
  };
}

/** Returns what was measured, with the entries on runs that were made again replaced. */
function replaceMeasured(
  before: PlanResult,
  again: PlanResult,
  jobs: readonly Job[],
): PlanResult['measured'] {
  const redone = new Set(jobs.flatMap(({ runs }) => runs.map(({ id }) => id)));
  const checks = new Set([...before.measured.keys(), ...again.measured.keys()]);
  return new Map(
    [...checks].map((check) => {
      const kept = (before.measured.get(check) ?? []).filter(
        ({ runs }) => !runs.some((run) => redone.has(run)),
      );
      return [check, [...kept, ...(again.measured.get(check) ?? [])]] as const;
    }),
  );
}
