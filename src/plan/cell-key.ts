import type { Settings } from '../model/experiment/settings.ts';
import type { Run } from '../model/run/run.ts';

/** Returns settings as a text that does not depend on their order. */
export function settingsKey(settings: Settings): string {
  return JSON.stringify(Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Returns a key that runs of one cell share, whatever their seeds: their settings, and whose code it is. */
export function cellKey({ settings, subject }: Pick<Run, 'settings' | 'subject'>): string {
  return JSON.stringify([settingsKey(settings), subject ?? null]);
}
