import type { LinearConstants } from '../oracle/linear-constants.ts';
import type { Experiment, Settings } from './experiment.ts';

/**
 * What the experiment says that one run uses: `states`, overlaid with the run's own settings.
 * Complete for the law's mathematics: validation has seen to it that every name is there.
 */
export function statedConstants(experiment: Pick<Experiment, 'states'>, settings: Settings): LinearConstants {
  return { ...experiment.states, ...settings } as unknown as LinearConstants;
}
