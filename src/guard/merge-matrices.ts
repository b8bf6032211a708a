import type { SabotageMatrix } from './sabotage-matrix.ts';
import { changedSources } from './sources.ts';

/**
 * What to keep of a matrix and a later one: the later where it is whole or there is no other; else the
 * earlier with the later's rows in place of its own, which needs both to be of the same code.
 *
 * @returns undefined where a part cannot be put into what there is
 */
export function mergeMatrices(
  earlier: SabotageMatrix | null,
  later: SabotageMatrix,
): SabotageMatrix | undefined {
  if (later.whole || earlier === null) return later;
  if (changedSources(earlier.sources, later.sources).length > 0) return earlier.whole ? undefined : later;
  const renewed = new Map(later.defects.map((row) => [row.id, row]));
  const added = later.defects.filter(({ id }) => !earlier.defects.some((row) => row.id === id));
  return {
    ...earlier,
    unmodified: later.unmodified,
    defects: [...earlier.defects.map((row) => renewed.get(row.id) ?? row), ...added],
    environment: {
      ...earlier.environment,
      rows: { ...earlier.environment.rows, ...later.environment.rows },
    },
  };
}
