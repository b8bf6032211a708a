import { smallExperiment, smallSubject } from './small-book.ts';

/** Four checks of a small book: each is seen failing by one of four defects. */
export const sabotageList = `
defects:
  - id: rate-forgotten
    says: The rate is not subtracted.
    edits: [{ file: ../book.js, find: '- rate * (i + 1)', replace: '' }]
    noticedBy: { loss-falls-along-rate: not-upheld }
  - id: loss-overflows
    says: The loss is infinite.
    edits: [{ file: ../book.js, find: Math.abs(start) + 10, replace: Infinity }]
    noticedBy: { loss-stays-finite: any }
  - id: one-epoch-less
    says: There is an epoch less.
    source: a forum
    edits: [{ file: ../book.js, find: epochs = 3, replace: epochs = 2 }]
    noticedBy: { streams: epoch-count }
`;

/** A defect that crashes, as its item of the list. */
export const crashing = `  - id: crashing
    says: It throws.
    edits: [{ file: ../book.js, find: const loss =, replace: 'throw new RangeError("no loss"); const loss =' }]
    noticedBy: { streams: any }
`;

/** One that never ends. */
export const hanging = `  - id: hanging
    says: It never ends.
    edits: [{ file: ../book.js, find: const loss =, replace: 'for (;;); const loss =' }]
    noticedBy: { streams: any }
`;

/** One that no check notices, and that none is said to notice otherwise than by name. */
export const surviving = `  - id: parameter-forgotten
    says: The parameter is reported without its start.
    edits: [{ file: ../book.js, find: Float32Array.of(start), replace: Float32Array.of(0) }]
    noticedBy: { streams: any }
`;

export const listFile = 'experiments/small.sabotage.yaml';

/** A package of its own, so that copies of its code are put into it. */
export const sabotagedBook = {
  'package.json': '{ "type": "module" }',
  'book.js': smallSubject,
  'experiments/small.experiment.yaml': smallExperiment,
  [listFile]: sabotageList,
};
