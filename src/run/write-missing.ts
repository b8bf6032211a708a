import type { Run } from '../plan/run.ts';
import type { ProgramShelf, Written } from './program-shelf.ts';

/** Compares what lanes make of some runs with what they leave as written; those that were written before are not made again. */
export async function recheckRuns(
  shelf: ProgramShelf,
  runs: readonly Run[],
  written: Written,
  write: (runs: readonly Run[]) => Promise<Written>,
): Promise<void> {
  const missing = runs.filter(({ id }) => !written.has(id));
  const made: Written = missing.length > 0 ? await write(missing) : new Map();
  const known = runs.flatMap(({ id }) => {
    const record = made.get(id) ?? written.get(id);
    return record ? [[id, record] as const] : [];
  });
  if (known.length > 0) await shelf.recheck(runs, new Map(known));
}
