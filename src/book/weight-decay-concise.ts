// The section "weight decay, concise": the same fit by what the library brings along.
import * as tf from '@tensorflow/tfjs';
import { dataIter, type Random } from './linear-regression.ts';
import type { Settings } from './weight-decay.ts';

/** A single dense layer, ŷ = Xw + b, whose weights alone are penalised: λ·Σw²/2, as an l2 of λ/2 gives. */
function makeNet(numInputs: number, lambd: number, start: tf.Tensor2D): tf.Sequential {
  const net = tf.sequential();
  net.add(
    tf.layers.dense({
      inputShape: [numInputs],
      units: 1,
      kernelInitializer: 'zeros', // replaced below: the library would draw from its own generator
      kernelRegularizer: tf.regularizers.l2({ l2: lambd / 2 }),
    }),
  );
  net.setWeights([start, tf.zeros([1])]);
  return net;
}

/** Half the mean squared error. */
function loss(yHat: tf.Tensor, y: tf.Tensor): tf.Scalar {
  return tf.losses.meanSquaredError(y, yHat).div(2);
}

/**
 * Generates the data, fits the model and reports both losses after each epoch, from the same draws as
 * `weightDecay`. A last batch that is short is averaged over its own rows, so it makes a full step.
 */
export function weightDecayConcise(settings: Settings, random: Random) {
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

  // Generate the data set as before: y = 0.05 + Σ 0.01·x + ε.
  const n = nTrain + nTest;
  const trueW = tf.ones([numInputs, 1]).mul<tf.Tensor2D>(trueWeight);
  const features = tf.tensor2d(random.normal('features', [n, numInputs]), [n, numInputs]);
  const noise = tf.tensor2d(random.normal('noise', [n, 1]), [n, 1]).mul(noiseSd);
  const labels = features.matMul(trueW).add(trueB).add<tf.Tensor2D>(noise);
  const [trainFeatures, testFeatures] = [features.slice(0, nTrain), features.slice(nTrain)];
  const [trainLabels, testLabels] = [labels.slice(0, nTrain), labels.slice(nTrain)];

  // Define training and testing.
  const start = tf.tensor2d(random.normal('init', [numInputs, 1]), [numInputs, 1]).mul<tf.Tensor2D>(initSd);
  const net = makeNet(numInputs, lambd, start);
  const trainer = tf.train.sgd(lr);
  const meanLoss = (X: tf.Tensor, y: tf.Tensor) =>
    tf.tidy(() => loss(net.apply(X) as tf.Tensor, y).dataSync()[0]!);
  const trainLs: number[] = [];
  const testLs: number[] = [];
  for (let epoch = 0; epoch < numEpochs; epoch++) {
    tf.tidy(() => {
      for (const [X, y] of dataIter(batchSize, nTrain, features, labels, random)) {
        trainer.minimize(() => tf.addN([loss(net.apply(X) as tf.Tensor, y), ...net.calculateLosses()]));
      }
    });
    trainLs.push(meanLoss(trainFeatures, trainLabels));
    testLs.push(meanLoss(testFeatures, testLabels));
  }

  const [w, b] = net.getWeights();
  return {
    metrics: { trainLoss: trainLs, testLoss: testLs },
    parameters: { w: w!.dataSync<'float32'>(), b: b!.dataSync<'float32'>() },
    data: { features: features.dataSync<'float32'>(), labels: labels.dataSync<'float32'>(), rows: n },
  };
}
