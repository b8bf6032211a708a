import type { Run } from '../../model/run/run.ts';
import type { EagerRecords } from './program-entries.ts';

/** Makes those of `runs` as written that have no record yet, and returns all records. */
export async function makeMissingEagerly(
  runs: readonly Run[],
  eagerRecords: EagerRecords,
  makeEager: (runs: readonly Run[]) => Promise<EagerRecords>,
): Promise<EagerRecords> {
  const missing = new Map(runs.filter(({ id }) => !eagerRecords.has(id)).map((run) => [run.id, run]));
  return missing.size === 0
    ? eagerRecords
    : new Map([...eagerRecords, ...(await makeEager([...missing.values()]))]);
}
