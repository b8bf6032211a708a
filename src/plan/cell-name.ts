import type { Run } from '../model/run/run.ts';

/** Returns a run's id without its seed, which is the same for all runs of a cell. */
export function cellName({ id }: Pick<Run, 'id'>): string {
  return id.replace(/,?seed=\d+$/, '') || 'every run';
}
