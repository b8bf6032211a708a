// The chapter "weight decay, from scratch": high-dimensional linear regression with an L2 penalty.
import * as tf from '@tensorflow/tfjs';
import { dataIter, linreg, sgd, squaredLoss, type Random } from './linear-regression.ts';

export interface Settings {
  readonly inputs?: number;
  readonly trainRows?: number;
  readonly testRows?: number;
  readonly trueWeight?: number;
  readonly trueBias?: number;
  readonly noiseSd?: number;
  readonly initSd?: number;
  readonly epochs?: number;
  readonly batchSize?: number;
  readonly learningRate?: number;
  readonly lambda?: number;
}

/** Initialise the model parameters: w ~ N(0, sd²) of shape [p, 1], b = 0 of shape [1]. */
function initParams(numInputs: number, sd: number, random: Random): [w: tf.Variable, b: tf.Variable] {
  const w = tf.variable(tf.tensor2d(random.normal('init', [numInputs, 1]), [numInputs, 1]).mul(sd));
  const b = tf.variable(tf.zeros([1]));
  return [w, b];
}

/** The L2 penalty, Σ w²/2. Only the weights are penalised. */
function l2Penalty(w: tf.Tensor): tf.Scalar {
  return w.square().sum().div(2);
}

/** Generates the data, fits the model with penalty lambd · l2Penalty(w), and reports both losses after each epoch. */
export function weightDecay(settings: Settings, random: Random) {
  const {
    trainRows: nTrain = 20,
    testRows: nTest = 100,
    inputs: numInputs = 200,
    trueWeight = 0.01,
    trueBias: trueB = 0.05,
    noiseSd = 0.01,
    initSd = 1,
    batchSize = 1,
    epochs: numEpochs = 10,
    learningRate: lr = 0.003,
    lambda: lambd = 0,
  } = settings;

  // Generate the data set: y = 0.05 + Σ 0.01·x + ε.
  const n = nTrain + nTest;
  const trueW = tf.ones([numInputs, 1]).mul<tf.Tensor2D>(trueWeight);
  const features = tf.tensor2d(random.normal('features', [n, numInputs]), [n, numInputs]);
  const noise = tf.tensor2d(random.normal('noise', [n, 1]), [n, 1]).mul(noiseSd);
  const labels = features.matMul(trueW).add(trueB).add<tf.Tensor2D>(noise);
  const [trainFeatures, testFeatures] = [features.slice(0, nTrain), features.slice(nTrain)];
  const [trainLabels, testLabels] = [labels.slice(0, nTrain), labels.slice(nTrain)];

  // Define training and testing.
  const net = linreg;
  const loss = squaredLoss;
  const params = initParams(numInputs, initSd, random);
  const [w, b] = params;
  const meanLoss = (X: tf.Tensor2D, y: tf.Tensor2D) =>
    tf.tidy(
      () =>
        loss(net(X, w, b), y)
          .mean()
          .dataSync()[0]!,
    );
  const trainLs: number[] = [];
  const testLs: number[] = [];
  for (let epoch = 0; epoch < numEpochs; epoch++) {
    tf.tidy(() => {
      for (const [X, y] of dataIter(batchSize, nTrain, features, labels, random)) {
        const { grads } = tf.variableGrads(
          // The L2 penalty is added to the loss of every row, as the chapter's broadcast does.
          () =>
            loss(net(X, w, b), y)
              .add(l2Penalty(w).mul(lambd))
              .sum<tf.Scalar>(),
          params,
        );
        sgd(params, grads, lr, batchSize);
      }
    });
    trainLs.push(meanLoss(trainFeatures, trainLabels));
    testLs.push(meanLoss(testFeatures, testLabels));
  }

  return {
    metrics: { trainLoss: trainLs, testLoss: testLs },
    parameters: { w: w.dataSync<'float32'>(), b: b.dataSync<'float32'>() },
    data: { features: features.dataSync<'float32'>(), labels: labels.dataSync<'float32'>(), rows: n },
  };
}
