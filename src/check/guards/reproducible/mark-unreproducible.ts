import { cellKey } from '../../../plan/cell-key.ts';
import type { Run } from '../../../model/run/run.ts';
import type { Measured } from '../../../model/outcome/measured.ts';
import { unreproducibleRuns } from './guard.ts';
import { undecided } from '../../undecided.ts';
import type { Verdict } from '../../../model/outcome/verdict.ts';

type Judged = { readonly id: string; readonly measured: readonly Measured[]; readonly verdict: Verdict };

/**
 * Makes every verdict undecided that depends on a cell whose numbers are not reproducible, whether it held or
 * failed. The guard `reproducible` names these cells, and keeps its verdict.
 *
 * @param runs all planned runs
 */
export function markUnreproducible<T extends Judged>(
  judged: readonly T[],
  runs: readonly Run[],
): readonly T[] {
  const guard = judged.find(({ id }) => id === 'reproducible');
  const cells = new Map(runs.map((run) => [run.id, cellKey(run)]));
  const broken = new Map(unreproducibleRuns(guard?.measured ?? []).map((id) => [cells.get(id), id]));
  if (broken.size === 0) return judged;
  return judged.map((entry) => {
    if (entry === guard) return entry;
    const dependingRuns = entry.measured.flatMap((own) => (own.probe ? [] : own.runs));
    const run = dependingRuns.map((id) => broken.get(cells.get(id))).find((found) => found !== undefined);
    return run === undefined
      ? entry
      : { ...entry, verdict: undecided({ code: 'rests-on-unreproducible', run }) };
  });
}
