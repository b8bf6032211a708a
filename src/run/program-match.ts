import { ownValue } from '../model/own-value.ts';
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
      names.length ===
        Object.keys(fixed).length + lifted.filter((name) => Object.hasOwn(settings, name)).length &&
      lifted.every((name) =>
        Object.hasOwn(settings, name) ? typeof settings[name] === 'number' : Object.hasOwn(defaults, name),
      ) &&
      names.every((name) => lifted.includes(name) || settings[name] === ownValue(fixed, name)),
  );
}
