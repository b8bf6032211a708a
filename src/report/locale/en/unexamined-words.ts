import { makeLookup } from '../make-lookup.ts';

/** What a guard looks for, by code, with what lets it be found. */
export const topics = {
  runs: 'a run (the experiment asks for none)',
  epochs: 'the number of epochs ("states: { epochs: … }")',
  orders: 'the orders of the rows ("states: { trainRows: …, epochs: … }" and "orders: [name of the stream]")',
  'shared-draws': 'whether cells of a seed share their numbers (a sweep of two values or more, and a stream)',
  rows: 'the rows of "fit", "evaluate" and their data sets, or of "data: { train, test }" (no row was seen)',
  'held-out': 'whether held-out rows are trained on',
  'train-rows': 'whether every train row is used ("states: { trainRows: … }")',
  'evaluation-alone': 'whether the evaluation of a row depends on others',
  relations: 'a relation between two runs',
  figures: 'a metric or a parameter',
};

/** What a guard found nothing of. */
export const unexaminedWords = makeLookup(topics);
