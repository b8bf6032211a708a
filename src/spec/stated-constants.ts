import type { LinearConstants } from '../laws/linear-constants.ts';
import type { Experiment } from '../model/experiment/experiment.ts';
import type { Settings } from '../model/experiment/settings.ts';

/**
 * Returns the constants of one run: `states`, with the run's own settings over them. They are complete for
 * the law's mathematics, since validation has checked that every name is there.
 */
export function statedConstants({ states }: Pick<Experiment, 'states'>, settings: Settings): LinearConstants {
  const known = overlaid.get(settings);
  if (known?.states === states) return known.constants;
  const constants = { ...states, ...settings } as unknown as LinearConstants;
  overlaid.set(settings, { states, constants });
  return constants;
}

/** Thousands of runs share their settings. */
const overlaid = new WeakMap<
  Settings,
  { readonly states: Experiment['states']; readonly constants: LinearConstants }
>();
