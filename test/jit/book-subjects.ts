import { polynomialFit } from '../../src/book/polynomial-fit.ts';
import { weightDecayConcise } from '../../src/book/weight-decay-concise.ts';
import { weightDecay } from '../../src/book/weight-decay.ts';
import type { Subject } from '../../src/model/run/fit.ts';
import type { Settings } from '../../src/model/experiment/settings.ts';

/** The book's subjects, with settings that make their runs short, and what of them is swept. */
export const bookSubjects: Readonly<
  Record<
    string,
    { readonly subject: Subject; readonly settings: Settings; readonly lifted: readonly string[] }
  >
> = {
  'weight decay': {
    subject: weightDecay,
    settings: { inputs: 9, trainRows: 7, testRows: 5, batchSize: 3, epochs: 2 },
    lifted: ['lambda'],
  },
  'weight decay, concise': {
    subject: weightDecayConcise,
    settings: { inputs: 9, trainRows: 7, testRows: 5, batchSize: 3, epochs: 2 },
    lifted: [],
  },
  'polynomial fit': { subject: polynomialFit, settings: { epochs: 2 }, lifted: [] },
};
