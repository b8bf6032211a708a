import { kindsOfOutcome, type KindOfOutcome } from '../fixtures/report/kinds-of-outcome.ts';

export type PageName = KindOfOutcome | 'the index';

/** A page of each kind of Outcome, and the index of them all. */
export const pageNames: readonly PageName[] = [
  ...(Object.keys(kindsOfOutcome) as KindOfOutcome[]),
  'the index',
];
