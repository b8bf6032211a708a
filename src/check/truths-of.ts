import { lawMathematics } from '../oracle/law-mathematics.ts';
import { statedConstants } from '../spec/stated-constants.ts';
import type { Experiment } from '../spec/experiment.ts';

/** The named numbers that follow from what the experiment states; none without a law. */
export function truthsOf(experiment: Pick<Experiment, 'law' | 'states'>): Readonly<Record<string, number>> {
  return experiment.law === null
    ? {}
    : lawMathematics[experiment.law].truths(statedConstants(experiment, {}));
}
