import type { LinearConstants, LinearStates } from '../laws/linear-constants.ts';
import type { Experiment } from '../model/experiment/experiment.ts';
import type { Settings } from '../model/experiment/settings.ts';

type Stated = Pick<Experiment, 'states'>;

/** Returns a number that the experiment states or that is set for the run; undefined if there is none. */
export function statedNumber({ states }: Stated, settings: Settings, name: string): number | undefined {
  const own = [settings, states].find((numbers) => Object.hasOwn(numbers, name));
  const value = own?.[name];
  return typeof value === 'number' ? value : undefined;
}

/**
 * Returns what an experiment under a law states, with a run's or a claim's own settings over it.
 *
 * @throws Error if a number is missing, which validation lets pass in no experiment that has a law
 */
export function lawStates(stated: Stated, settings: Settings): LinearStates {
  const known = overlaid.get(settings);
  if (known?.states === stated.states) return known.constants;
  const number = (name: keyof LinearStates): number => lawNumber(stated, settings, name);
  const constants: LinearStates = {
    inputs: number('inputs'),
    trainRows: number('trainRows'),
    testRows: number('testRows'),
    trueWeight: number('trueWeight'),
    trueBias: number('trueBias'),
    noiseSd: number('noiseSd'),
    initSd: number('initSd'),
    epochs: number('epochs'),
    batchSize: number('batchSize'),
    learningRate: number('learningRate'),
  };
  overlaid.set(settings, { states: stated.states, constants });
  return constants;
}

/**
 * Returns the constants of one run under the experiment's law: what is stated, and the penalty of its cell.
 *
 * @throws Error if a number is missing
 */
export function lawConstants(stated: Stated, settings: Settings): LinearConstants {
  return { ...lawStates(stated, settings), lambda: lawNumber(stated, settings, 'lambda') };
}

function lawNumber(stated: Stated, settings: Settings, name: keyof LinearConstants): number {
  const value = statedNumber(stated, settings, name);
  if (value === undefined) throw new Error(`the law needs a number for ${name}, which is not stated`);
  return value;
}

/** Thousands of runs share their settings. */
const overlaid = new WeakMap<
  Settings,
  { readonly states: Experiment['states']; readonly constants: LinearStates }
>();
