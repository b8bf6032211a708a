import type { SabotageMatrix } from '../model/outcome/sabotage-matrix.ts';
import { changedSources } from '../outcome/sources.ts';

/**
 * Merges a matrix with a later one. The later one is kept if it is whole, or if there is no earlier one.
 * Otherwise its rows replace those of the earlier one, if both are of the same code. If the code has changed,
 * the later one is kept unless the earlier one is whole.
 *
 * @param listed ids of the defects that the list has now, in its order; rows of other defects are dropped
 * @returns undefined if the later one is a part, and the earlier one is whole and of other code
 */
export function mergeMatrices(
  earlier: SabotageMatrix | null,
  later: SabotageMatrix,
  listed: readonly string[],
): SabotageMatrix | undefined {
  if (later.whole || earlier === null) return later;
  if (changedSources(earlier.sources, later.sources).length > 0) return earlier.whole ? undefined : later;
  const rows = new Map([...earlier.defects, ...later.defects].map((row) => [row.id, row]));
  const defects = listed.flatMap((id) => rows.get(id) ?? []);
  const times = { ...earlier.environment.rows, ...later.environment.rows };
  return {
    ...earlier,
    whole: defects.length === listed.length,
    unmodified: later.unmodified,
    defects,
    environment: {
      ...earlier.environment,
      rows: Object.fromEntries(Object.entries(times).filter(([id]) => listed.includes(id))),
    },
  };
}
