import { expandCells } from '../../../plan/expand-cells.ts';
import type { Experiment } from '../../../model/experiment/experiment.ts';
import type { Settings } from '../../../model/experiment/settings.ts';
import { readingsOf } from '../../../model/experiment/statement.ts';

/**
 * Returns the cells of the sweep to show in full, in the order of the sweep. These are all if there are at
 * most four; else the two that the claims name most, filled up with the ends of the sweep.
 */
export function chosenCells(experiment: Experiment): readonly Settings[] {
  const cells = expandCells(experiment.sweep);
  if (cells.length <= 4) return cells;
  const named = namedValues(experiment);
  const counted = cells.map((cell) => ({ cell, count: named.filter((at) => agrees(at, cell)).length }));
  const byCount = counted.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  const chosen = new Set(byCount.slice(0, 2).map(({ cell }) => cell));
  for (const end of [cells.at(0), cells.at(-1)]) if (end && chosen.size < 2) chosen.add(end);
  return cells.filter((cell) => chosen.has(cell));
}

/** Returns the axis values that the readings of the claims bind. */
function namedValues({ claims }: Experiment): readonly Settings[] {
  return claims
    .flatMap(({ statement }) => readingsOf(statement))
    .map(({ at }) => at)
    .filter((at) => Object.keys(at).length > 0);
}

function agrees(at: Settings, cell: Settings): boolean {
  return Object.entries(at).every(([axis, value]) => cell[axis] === value);
}
