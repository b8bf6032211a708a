import type { Sweep, Settings } from '../model/experiment/settings.ts';

/**
 * Returns every combination of a sweep's values, the last axis varying fastest. Without an axis that is one
 * empty cell.
 */
export function expandCells(sweep: Sweep): readonly Settings[] {
  return Object.entries(sweep).reduce<readonly Settings[]>(
    (cells, [axis, values]) => cells.flatMap((cell) => values.map((value) => ({ ...cell, [axis]: value }))),
    [{}],
  );
}
