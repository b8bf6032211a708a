import type { Settings } from '../model/experiment/settings.ts';
import type { Run } from '../model/run/run.ts';

/** Settings as a text, whatever order they stand in. */
export function settingsKey(settings: Settings): string {
  return JSON.stringify(Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What runs of one cell share, whatever their seeds: the settings, and whose code it is. */
export function cellOf({ settings, subject }: Pick<Run, 'settings' | 'subject'>): string {
  return JSON.stringify([settingsKey(settings), subject ?? null]);
}
