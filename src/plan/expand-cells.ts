import type { Sweep, Settings } from '../model/experiment/settings.ts';

/** Every combination of a sweep's values, the first axis slowest; one empty cell where there is no axis. */
export function expandCells(sweep: Sweep): readonly Settings[] {
  return Object.entries(sweep).reduce<readonly Settings[]>(
    (cells, [axis, values]) => cells.flatMap((cell) => values.map((value) => ({ ...cell, [axis]: value }))),
    [{}],
  );
}
