import type { SabotageMatrix } from '../model/outcome/sabotage-matrix.ts';
import { changedSources } from '../outcome/sources.ts';

/**
 * What to keep of a matrix and a later one: the later where it is whole or there is no other; else the
 * earlier with the later's rows in place of its own, which needs both to be of the same code.
 *
 * @param listed ids of the defects that the list holds by now, in its order: rows of others are dropped
 * @returns undefined where a part cannot be put into what there is
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
