import type { Run } from '../model/run/run.ts';

/** Whether a run is the subject's own, with nothing changed in its streams but the seeds of whole ones. */
export function isPlain({ overrides, subject }: Pick<Run, 'overrides' | 'subject'>): boolean {
  return (
    subject === undefined && overrides.every(({ kind, rows }) => kind === 'from-seed' && rows === undefined)
  );
}
