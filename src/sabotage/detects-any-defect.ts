import type { SabotageRow } from '../model/outcome/sabotage-matrix.ts';

/**
 * Whether a check has noticed any defect by its own judgement. That a run diverged fails every check that
 * rests on it: it shows nothing of the check.
 */
export function detectsAnyDefect(check: string, defects: readonly SabotageRow[]): boolean {
  return defects.some(({ cells }) => {
    const cell = cells[check];
    return cell?.state === 'notices' && cell.cause?.code !== 'diverged';
  });
}
