import type { LinearConstants } from '../laws/linear-constants.ts';
import type { Experiment } from '../model/experiment/experiment.ts';
import type { Settings } from '../model/experiment/settings.ts';

/**
 * What the experiment says that one run uses: `states`, overlaid with the run's own settings.
 * Complete for the law's mathematics: validation has seen to it that every name is there.
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
