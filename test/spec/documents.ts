/** Lines 1 to 3 of an experiment without a law; what follows starts at line 4. */
export const plainHead = `title: A chapter
subject: ../src/book/chapter.ts#fit
sweep: { lambda: [0, 0.5, 5] }
`;

/** Lines 1 to 6 of an experiment under a law; what follows starts at line 7. */
export const lawHead = `title: A chapter
subject: ../src/book/chapter.ts#fit
law: linear-sgd-l2
states: { inputs: 200, trainRows: 20, testRows: 100, trueWeight: 0.01, trueBias: 0.05, noiseSd: 0.01,
  initSd: 1, epochs: 10, batchSize: 1, learningRate: 0.003 }
sweep: { lambda: [0, 0.5, 5] }
`;

/** Three lines: the expression stands on the third, from column 13. */
export function claimOf(expect: string, more = ''): string {
  return `claims:\n  - id: first\n    expect: ${expect}\n${more}`;
}
