import type { Run } from '../model/run/run.ts';

/** True if a run is the subject's own, and its only overrides give whole streams another seed. */
export function isPlain({ overrides, subject }: Pick<Run, 'overrides' | 'subject'>): boolean {
  return (
    subject === undefined && overrides.every(({ kind, rows }) => kind === 'from-seed' && rows === undefined)
  );
}
