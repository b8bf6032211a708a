import type { Run } from '../model/run/run.ts';

/** What the runs of one cell have in common: a run's id without its seed. */
export function cellName({ id }: Pick<Run, 'id'>): string {
  return id.replace(/,?seed=\d+$/, '') || 'every run';
}
