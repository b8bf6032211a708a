import type { LinearConstants } from './linear-constants.ts';
import type { Numbers } from './linear-model.ts';

type Batches = Pick<LinearConstants, 'trainRows' | 'batchSize'>;

/** The λ at which the largest batch B of an epoch leaves nothing of the weights: 1 − ηλ·|B|/batch size = 0. */
export function wipingLambda({
  trainRows,
  batchSize,
  learningRate,
}: Batches & Pick<LinearConstants, 'learningRate'>): number {
  return 1 / ((learningRate * Math.min(batchSize, trainRows)) / batchSize);
}

/** How many rows of an epoch come from its last wiping batch on: a short batch at the end adds to it, and wipes nothing. */
export function rowsSinceWiped({ trainRows, batchSize }: Batches): number {
  const full = Math.floor(trainRows / batchSize);
  return full === 0 ? trainRows : trainRows - (full - 1) * batchSize;
}

/**
 * Those rows of X, row-major, in the order of the last epoch: at that λ the final weights are a
 * combination of them.
 */
export function sinceWiped(X: Numbers, lastOrder: Numbers, constants: LinearConstants): Float64Array {
  const { inputs } = constants;
  const rows = Array.from(lastOrder).slice(lastOrder.length - rowsSinceWiped(constants));
  return Float64Array.from({ length: rows.length * inputs }, (_, i) => {
    const row = rows[Math.floor(i / inputs)]!;
    return X[row * inputs + (i % inputs)]!;
  });
}
