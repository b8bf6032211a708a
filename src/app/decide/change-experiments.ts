import type { Experiment } from '../../model/experiment/experiment.ts';
import { overlayExperiment } from '../../spec/overlay.ts';
import { UsageError } from '../context.ts';
import type { Options } from '../options.ts';

/**
 * Applies `--seeds` and `--set` to experiments.
 *
 * @returns the changed experiments, and the changes as typed, for the report
 * @throws UsageError if an experiment does not take them
 */
export function changeExperiments(
  experiments: readonly Experiment[],
  { seeds, set }: Pick<Options, 'set'> & Partial<Pick<Options, 'seeds'>>,
) {
  const change = {
    ...(seeds === undefined ? {} : { seeds: seeds.seeds }),
    set: Object.fromEntries(set.map(({ key, value }) => [key, value])),
  };
  const changed = experiments.map((experiment) => {
    const overlaid = overlayExperiment(experiment, change);
    if ('experiment' in overlaid) return overlaid.experiment;
    throw new UsageError(overlaid.errors.map((error) => `${experiment.file}: ${error}`).join('\n'));
  });
  const changes = [
    ...(seeds === undefined ? [] : [`--seeds ${seeds.typed}`]),
    ...set.map(({ key, value }) => `--set ${key}=${value}`),
  ];
  return { experiments: changed, changes };
}
