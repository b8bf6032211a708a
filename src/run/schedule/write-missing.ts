import type { Run } from '../../model/run/run.ts';
import type { Written } from './program-entries.ts';

/** Makes those of `runs` as written that `written` lacks, and returns all records. */
export async function writeMissing(
  runs: readonly Run[],
  written: Written,
  write: (runs: readonly Run[]) => Promise<Written>,
): Promise<Written> {
  const missing = new Map(runs.filter(({ id }) => !written.has(id)).map((run) => [run.id, run]));
  return missing.size === 0 ? written : new Map([...written, ...(await write([...missing.values()]))]);
}
