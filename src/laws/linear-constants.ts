/** The numbers that an experiment under the law `linear-sgd-l2` states. */
export type LinearStates = {
  readonly inputs: number;
  readonly trainRows: number;
  readonly testRows: number;
  readonly trueWeight: number;
  readonly trueBias: number;
  readonly noiseSd: number;
  readonly initSd: number;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
};

/** The numbers that define one fit under the law: the stated ones and the cell's penalty. */
export type LinearConstants = LinearStates & { readonly lambda: number };

/** Steps of one fit: the last batch of an epoch may be short. */
export function stepsOf(constants: LinearConstants): number {
  return constants.epochs * Math.ceil(constants.trainRows / constants.batchSize);
}

/**
 * What is left of a weight that no gradient reaches: Π (1 − ηλ·|B|/batch size) over all steps,
 * since the penalty is added to each row's loss and the batch's sum is divided by the batch size.
 */
export function decayFactor(constants: LinearConstants): number {
  const { trainRows, batchSize, learningRate, lambda, epochs } = constants;
  let epochFactor = 1;
  for (let row = 0; row < trainRows; row += batchSize) {
    epochFactor *= 1 - (learningRate * lambda * Math.min(batchSize, trainRows - row)) / batchSize;
  }
  return epochFactor ** epochs;
}
