import { availableParallelism } from 'node:os';
import { backendNames, type BackendChoice } from '../model/run/backend.ts';
import { jitChoices, type JitChoice } from '../run/jit-choice.ts';
import { didYouMean } from '../spec/did-you-mean.ts';
import { overlayExperiment } from '../spec/overlay.ts';
import { parseSeeds } from '../spec/values/parse-seeds.ts';
import type { Experiment } from '../model/experiment/experiment.ts';
import { UsageError, type FlagValues } from './context.ts';

/** @throws UsageError for a name that is no backend */
export function readBackend({ backend = 'auto' }: FlagValues): BackendChoice {
  const known: readonly BackendChoice[] = ['auto', ...backendNames];
  const found = known.find((name) => name === backend);
  if (found) return found;
  const meant = didYouMean(backend, known);
  throw new UsageError(
    `--backend ${backend}: ${meant === undefined ? `known are ${known.join(', ')}` : `did you mean "${meant}"?`}`,
  );
}

/** @throws UsageError for a choice that there is not */
export function readJit({ jit = 'auto' }: FlagValues): JitChoice {
  const found = jitChoices.find((choice) => choice === jit);
  if (found) return found;
  throw new UsageError(`--jit ${jit}: known are ${jitChoices.join(', ')}`);
}

/** @throws UsageError for anything but a whole number from 0 */
export function readPrevalence({ prevalence = '1000' }: FlagValues): number {
  const count = Number(prevalence);
  if (/^\d+$/.test(prevalence) && count <= 1e7) return count;
  throw new UsageError(`--prevalence ${prevalence}: a whole number from 0 to 10,000,000 is needed`);
}

/** @throws UsageError for anything but a whole number from 1 */
export function readWorkers({ workers }: FlagValues): number {
  if (workers === undefined) return availableParallelism();
  const count = Number(workers);
  if (Number.isInteger(count) && count >= 1 && count <= 1024) return count;
  throw new UsageError(`--workers ${workers}: a whole number from 1 to 1024 is needed`);
}

/**
 * How many generated defects are tried; undefined where none are asked for.
 *
 * @throws UsageError for anything but a whole number from 1
 */
export function readExplore({ explore }: FlagValues): number | undefined {
  if (explore === undefined) return undefined;
  const count = Number(explore);
  if (/^\d+$/.test(explore) && count >= 1 && count <= 1e6) return count;
  throw new UsageError(`--explore ${explore}: a whole number from 1 to 1,000,000 is needed`);
}

/**
 * How long a job may take, in milliseconds; undefined where it is not said.
 *
 * @throws UsageError for anything but a number of seconds above 0
 */
export function readTimeout({ timeout }: FlagValues): number | undefined {
  if (timeout === undefined) return undefined;
  const seconds = Number(timeout);
  if (seconds > 0 && seconds <= 86_400) return seconds * 1000;
  throw new UsageError(`--timeout ${timeout}: seconds are needed, above 0 and at most a day's`);
}

/**
 * Applies `--seeds` and `--set` to experiments.
 *
 * @returns the changed experiments, and the changes as typed, for the report
 * @throws UsageError where an experiment does not take them
 */
export function changeExperiments(experiments: readonly Experiment[], { seeds, set = [] }: FlagValues) {
  const change = {
    ...(seeds === undefined ? {} : { seeds: readSeeds(seeds) }),
    set: Object.fromEntries(set.map(readPair)),
  };
  const changed = experiments.map((experiment) => {
    const overlaid = overlayExperiment(experiment, change);
    if ('experiment' in overlaid) return overlaid.experiment;
    throw new UsageError(overlaid.errors.map((error) => `${experiment.file}: ${error}`).join('\n'));
  });
  const changes = [
    ...(seeds === undefined ? [] : [`--seeds ${seeds}`]),
    ...set.map((pair) => `--set ${pair}`),
  ];
  return { experiments: changed, changes };
}

function readSeeds(text: string): readonly number[] {
  const value = /^\d+$/.test(text) ? Number(text) : text;
  const parsed = parseSeeds(value);
  if ('seeds' in parsed) return parsed.seeds;
  throw new UsageError(`--seeds ${text}: ${parsed.error}`);
}

function readPair(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  if (at < 1) throw new UsageError(`--set ${pair}: key=value is needed, e.g. --set lambda=0,5`);
  return [pair.slice(0, at), pair.slice(at + 1)];
}
