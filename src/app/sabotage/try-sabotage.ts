import type { SabotageMatrix } from '../../model/outcome/sabotage-matrix.ts';
import { sabotageExperiment } from './sabotage-experiment.ts';
import type { SabotageOptions } from './sabotage-options.ts';
import type { SabotagePair } from './load-sabotages.ts';
import { withCopies, type CopyTrial } from './with-copies.ts';

export type Trial = CopyTrial &
  Pick<SabotageOptions, 'on'> & {
    /** Ids of the defects to try; undefined: all. */
    readonly selected?: ReadonlySet<string> | undefined;
  };

/**
 * Puts each defect into a copy of the code, and returns the matrix: which checks noticed which defects. Returns
 * undefined if Ctrl-C came before any defect was tried.
 */
export async function trySabotage(
  { experiment, sabotage }: SabotagePair,
  trial: Trial,
): Promise<SabotageMatrix | undefined> {
  const { selected, on } = trial;
  return withCopies(experiment, trial, (options) =>
    sabotageExperiment(experiment, sabotage, { ...options, ...(selected ? { selected } : {}), on }),
  );
}
