import type { Run } from '../model/run/run.ts';

/** True if a run draws every stream whole, from some seed: no override sets numbers, or changes some rows only. */
export function hasWholeStreams({ overrides }: Pick<Run, 'overrides'>): boolean {
  return overrides.every(({ kind, rows }) => kind === 'from-seed' && rows === undefined);
}
