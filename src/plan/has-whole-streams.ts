import type { Run } from '../model/run/run.ts';

/** True if lanes can make a run: it is of the subject, and draws every stream whole. */
export function suitsLanes(run: Pick<Run, 'overrides' | 'subject'>): boolean {
  return run.subject === undefined && hasWholeStreams(run);
}

/** True if a run draws every stream whole, from some seed: no override sets numbers, or changes some rows only. */
export function hasWholeStreams({ overrides }: Pick<Run, 'overrides'>): boolean {
  return overrides.every(({ kind, rows }) => kind === 'from-seed' && rows === undefined);
}
