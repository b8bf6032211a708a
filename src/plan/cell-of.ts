import type { Run } from './run.ts';

/** What runs of one cell share, whatever their seeds: the settings, and whose code it is. */
export function cellOf({ settings, subject }: Pick<Run, 'settings' | 'subject'>): string {
  const sorted = Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted, subject ?? null]);
}
