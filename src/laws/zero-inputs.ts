import { bisect } from '../statistics/bisect.ts';
import { decayFactor, type LinearConstants } from './linear-constants.ts';
import type { Numbers } from './linear-model.ts';

/**
 * Where all inputs are zero, the weights only decay (`decayFactor`) and the bias alone learns:
 * b ← κ·b + (η/batch size)·Σ y over a batch B, with κ = 1 − (η + δ)·|B|/batch size. From b = 0 that
 * is Σ weightᵢ·yᵢ with the weights below, each the product of the κ of all later batches.
 *
 * @param biasDecay δ, what a full batch takes off the bias besides; the law states 0
 * @returns one weight a row, [trainRows]
 */
export function biasWeights(
  orders: readonly Numbers[],
  constants: LinearConstants,
  biasDecay = 0,
): Float64Array {
  const { batchSize, learningRate, trainRows } = constants;
  const weights = new Float64Array(trainRows);
  let later = 1;
  for (const order of orders.toReversed()) {
    for (let batch = Math.ceil(order.length / batchSize) - 1; batch >= 0; batch--) {
      const rows = Array.from(order).slice(batch * batchSize, (batch + 1) * batchSize);
      for (const row of rows) weights[row]! += (later * learningRate) / batchSize;
      later *= 1 - ((learningRate + biasDecay) * rows.length) / batchSize;
    }
  }
  return weights;
}

/** The decay of a full batch under which the bias ends at `bias`; null where none between growing twofold and dying does. */
export function impliedBiasDecay(
  bias: number,
  labels: Numbers,
  orders: readonly Numbers[],
  constants: LinearConstants,
): number | null {
  const ends = (decay: number) =>
    biasWeights(orders, constants, decay).reduce((sum, weight, row) => sum + weight * labels[row]!, 0);
  return bisect((decay) => ends(decay) - bias, -1, 1 - constants.learningRate);
}

/** ηλ of which a start keeps `factor` after all steps; null where none between growing twofold and dying does. */
export function impliedDecay(factor: number, constants: LinearConstants): number | null {
  const kept = (decay: number) => decayFactor({ ...constants, learningRate: 1, lambda: decay });
  return bisect((decay) => kept(decay) - factor, -1, 1);
}
