import type { Settings } from '../model/experiment/settings.ts';
import type { LaneProgram } from './protocol.ts';

/** Finds the entry, a program or a report of one, whose fixed and lifted settings match `settings`. */
export function programFor<T extends Pick<LaneProgram, 'settings' | 'lifted'> & Partial<LaneProgram>>(
  settings: Settings,
  programs: readonly T[],
): T | undefined {
  const names = Object.keys(settings);
  return programs.find(
    ({ settings: fixed, lifted, defaults = {} }) =>
      names.length === Object.keys(fixed).length + lifted.filter((name) => name in settings).length &&
      lifted.every((name) => (name in settings ? typeof settings[name] === 'number' : name in defaults)) &&
      names.every((name) => lifted.includes(name) || settings[name] === fixed[name]),
  );
}
