import type { LawName } from '../model/experiment/experiment.ts';

/** What a law knows of the subjects it describes, before any of them runs. */
export type Law = {
  /** Numbers that an experiment must state for the law's mathematics to be complete. */
  readonly states: readonly string[];
  /** The swept setting that scales the penalty. */
  readonly axes: readonly string[];
  /** Metrics that the subject reports after every epoch. */
  readonly reported: readonly string[];
  /** What follows from the final parameters, known at the last epoch alone. */
  readonly derived: readonly string[];
  /** Named numbers that follow from what the chapter states. */
  readonly truths: readonly string[];
  /** Parameters that a fit must hold. */
  readonly parameters: readonly string[];
  /** Relations between runs that its mathematics implies. */
  readonly relations: readonly string[];
};

export const laws = {
  'linear-sgd-l2': {
    states: [
      'inputs',
      'trainRows',
      'testRows',
      'trueWeight',
      'trueBias',
      'noiseSd',
      'initSd',
      'epochs',
      'batchSize',
      'learningRate',
    ],
    axes: ['lambda'],
    reported: ['trainLoss', 'testLoss'],
    derived: ['weightNorm', 'weightDistance'],
    truths: ['trueWeightNorm'],
    parameters: ['w', 'b'],
    relations: ['scaled', 'other-test-rows', 'other-order', 'other-start'],
  },
} as const satisfies Record<LawName, Law>;
