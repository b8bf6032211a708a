// What "weight decay, from scratch" takes from the chapters before it (the book's own library, gluonbook).
import * as tf from '@tensorflow/tfjs';

/** Where the code takes its random numbers from: standard normals of a shape, and permutations of 0 … n − 1. */
export interface Random {
  normal(stream: string, shape: readonly number[]): Float32Array;
  permutation(stream: string, n: number): Int32Array;
}

/** Linear regression: ŷ = Xw + b, for X [n, p], w [p, 1], b [1]; ŷ is [n, 1]. */
export function linreg(X: tf.Tensor2D, w: tf.Tensor, b: tf.Tensor): tf.Tensor2D {
  return X.matMul<tf.Tensor2D>(w).add(b);
}

/** Squared loss of every row: (ŷ − y)²/2, [n, 1]. */
export function squaredLoss(yHat: tf.Tensor2D, y: tf.Tensor2D): tf.Tensor2D {
  return yHat.sub(y.reshape(yHat.shape)).square().div(2);
}

/** Yields the first `numExamples` rows in a fresh random order, `batchSize` at a time; the last batch may be short. */
export function* dataIter(
  batchSize: number,
  numExamples: number,
  features: tf.Tensor2D,
  labels: tf.Tensor2D,
  random: Random,
): Generator<[X: tf.Tensor2D, y: tf.Tensor2D]> {
  const indices = random.permutation('order', numExamples);
  for (let i = 0; i < numExamples; i += batchSize) {
    const j = tf.tensor1d(indices.slice(i, Math.min(i + batchSize, numExamples)), 'int32');
    yield [features.gather(j), labels.gather(j)];
  }
}

/** Mini-batch stochastic gradient descent: `grads` are of the batch's sum, hence the division. */
export function sgd(params: tf.Variable[], grads: tf.NamedTensorMap, lr: number, batchSize: number): void {
  for (const param of params) {
    param.assign(param.sub(grads[param.name]!.mul(lr / batchSize)));
  }
}
