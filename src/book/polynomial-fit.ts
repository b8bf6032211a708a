// The section "polynomial fitting" of the chapter "underfitting and overfitting".
import * as tf from '@tensorflow/tfjs';
import { dataIter, linreg, sgd, squaredLoss, type Random } from './linear-regression.ts';

export interface Settings {
  /** Of the polynomial that is fitted; the data always follow a cubic. */
  readonly degree?: number;
  /** How many of the 100 rows to train on. */
  readonly trainRows?: number;
  readonly testRows?: number;
  readonly epochs?: number;
  readonly batchSize?: number;
  readonly learningRate?: number;
  readonly noiseSd?: number;
  readonly initSd?: number;
}

/** The rows that are set apart to train on, however few of them a fit takes. */
const nTrain = 100;

/** x, x², …, xᴷ as columns: [n, K] from x [n, 1]. */
function powers(x: tf.Tensor2D, degree: number): tf.Tensor2D {
  return tf.concat(
    Array.from({ length: degree }, (_, k) => x.pow<tf.Tensor2D>(k + 1)),
    1,
  );
}

/** Fits ŷ = b + Σ wₖ·xᵏ to data of a cubic, and reports the losses on train and test rows after each epoch. */
export function polynomialFit(settings: Settings, random: Random) {
  const {
    degree = 3,
    trainRows = nTrain,
    testRows: nTest = 100,
    epochs: numEpochs = 100,
    batchSize = Math.min(10, trainRows),
    learningRate: lr = 0.01,
    noiseSd = 0.1,
    initSd = 0.01,
  } = settings;
  if (trainRows > nTrain) throw new RangeError(`trainRows is ${trainRows}; there are ${nTrain} to train on`);

  // Generate the data set: y = 1.2x − 3.4x² + 5.6x³ + 5 + ε.
  const n = nTrain + nTest;
  const trueW = tf.tensor2d([1.2, -3.4, 5.6], [3, 1]);
  const trueB = 5;
  const x = tf.tensor2d(random.normal('features', [n, 1]), [n, 1]);
  const noise = tf.tensor2d(random.normal('noise', [n, 1]), [n, 1]).mul(noiseSd);
  const labels = powers(x, 3).matMul(trueW).add(trueB).add<tf.Tensor2D>(noise);
  const features = powers(x, degree);
  const [trainFeatures, testFeatures] = [features.slice(0, trainRows), features.slice(nTrain)];
  const [trainLabels, testLabels] = [labels.slice(0, trainRows), labels.slice(nTrain)];

  // Define, train and test the model; it starts close to zero.
  const w = tf.variable(tf.tensor2d(random.normal('init', [degree, 1]), [degree, 1]).mul(initSd));
  const b = tf.variable(tf.zeros([1]));
  const params = [w, b];
  const net = linreg;
  const loss = squaredLoss;
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
      for (const [X, y] of dataIter(batchSize, trainRows, features, labels, random)) {
        const { grads } = tf.variableGrads(() => loss(net(X, w, b), y).sum<tf.Scalar>(), params);
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
