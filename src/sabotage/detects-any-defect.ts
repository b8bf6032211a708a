import type { SabotageRow } from '../model/outcome/sabotage-matrix.ts';

/**
 * Returns true if a check has noticed any defect by its own judgement. A run that diverged does not count: it
 * fails every check that rests on it, and so shows nothing of this one.
 */
export function detectsAnyDefect(check: string, defects: readonly SabotageRow[]): boolean {
  return defects.some(({ cells }) => {
    const cell = cells[check];
    return cell?.state === 'notices' && cell.cause?.code !== 'diverged';
  });
}
