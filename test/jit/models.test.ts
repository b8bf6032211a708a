import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { accelerate } from '../../src/jit/accelerate.ts';
import { findDifference } from '../../src/jit/find-difference.ts';
import { createEngine } from '../../src/jit/engine/engine.ts';
import type { Random } from '../../src/model/run/random.ts';
import type { Subject } from '../../src/model/run/fit.ts';
import { loadBackend } from '../../src/run/worker/backend/load-backend.ts';
import type { Settings } from '../../src/model/experiment/settings.ts';
import { bookSubjects } from './book-subjects.ts';
import { runAsWritten, tidied } from './in-lanes.ts';

beforeAll(() => loadBackend('wasm'));

const rows = 10;
const batch = 4; // the last one has two rows
const inputs = 3;

type Loss = (X: tf.Tensor2D, y: tf.Tensor) => tf.Scalar;

/** Batches of a fresh order of the rows. */
function* batches(random: Random, X: tf.Tensor2D, y: tf.Tensor) {
  const order = random.permutation('order', rows);
  for (let i = 0; i < rows; i += batch) {
    const index = tf.tensor1d(order.slice(i, i + batch), 'int32');
    yield [X.gather(index), y.gather(index)] as const;
  }
}

const floats = (tensor: tf.Tensor): Float32Array => tensor.dataSync<'float32'>();

/** Trains two epochs by an update of the parameters, and reports the loss on all rows after each. */
function train(
  random: Random,
  [X, y]: readonly [tf.Tensor2D, tf.Tensor],
  params: readonly tf.Variable[],
  loss: Loss,
  update: (grads: tf.NamedTensorMap, rate: number) => void,
) {
  const losses: number[] = [];
  for (let epoch = 0; epoch < 2; epoch++) {
    tf.tidy(() => {
      for (const [xs, ys] of batches(random, X, y)) {
        const { grads } = tf.variableGrads(() => loss(xs, ys), [...params]);
        update(grads, xs.shape[0]);
      }
    });
    losses.push(tf.tidy(() => floats(loss(X, y))[0] ?? Number.NaN));
  }
  return {
    metrics: { loss: losses },
    parameters: Object.fromEntries(params.map((param, i) => [`p${i}`, floats(param)])),
  };
}

const normal = (random: Random, stream: string, shape: readonly [number, number]) =>
  tf.tensor2d(random.normal(stream, shape), [...shape]);

/** Features, and a class of every row by its largest score. */
function classes(random: Random, count: number): readonly [tf.Tensor2D, tf.Tensor2D] {
  const X = normal(random, 'x', [rows, inputs]);
  const scores = X.matMul(normal(random, 'truth', [inputs, count]));
  return [X, scores.equal(scores.max(1, true)).cast('float32')];
}

const softmaxRegression =
  (loss: (labels: tf.Tensor2D, logits: tf.Tensor2D) => tf.Scalar): Subject =>
  ({ rate, lambda }, random) => {
    const data = classes(random, 3);
    const w = tf.variable(normal(random, 'init', [inputs, 3]).mul(0.1));
    const b = tf.variable(tf.zeros([3]));
    const objective: Loss = (X, y) =>
      loss(y as tf.Tensor2D, X.matMul(w).add<tf.Tensor2D>(b)).add(w.square().sum().mul(Number(lambda)));
    return train(random, data, [w, b], objective, (grads) => {
      for (const param of [w, b]) param.assign(param.sub(grads[param.name]!.mul(Number(rate))));
    });
  };

/** Weights and biases of a perceptron with one hidden layer. */
function perceptron(random: Random, hidden: number) {
  const params = [
    tf.variable(normal(random, 'init', [inputs, hidden]).mul(0.5)),
    tf.variable(tf.zeros([hidden])),
    tf.variable(normal(random, 'init', [hidden, 1]).mul(0.5)),
    tf.variable(tf.zeros([1])),
  ] as const;
  const [w1, b1, w2, b2] = params;
  const net = (X: tf.Tensor2D) =>
    X.matMul<tf.Tensor2D>(w1)
      .add(b1)
      .relu<tf.Tensor2D>()
      .matMul(w2 as tf.Tensor2D)
      .add(b2);
  return { params, net };
}

function regression(random: Random): readonly [tf.Tensor2D, tf.Tensor2D] {
  const X = normal(random, 'x', [rows, inputs]);
  return [
    X,
    X.square()
      .sum(1, true)
      .sub(normal(random, 'noise', [rows, 1]).mul(0.1)),
  ];
}

const perceptronBy =
  (optimizer: (settings: Settings) => tf.Optimizer): Subject =>
  (settings, random) => {
    const data = regression(random);
    const { params, net } = perceptron(random, 5);
    const trainer = optimizer(settings);
    const squared: Loss = (X, y) =>
      net(X)
        .sub(y)
        .square()
        .mean<tf.Scalar>()
        .add(params[0].square().sum().mul(Number(settings['lambda'])));
    const fit = train(random, data, params, squared, (grads) => trainer.applyGradients(grads));
    trainer.dispose();
    return fit;
  };

const layered =
  (activation: 'relu' | 'elu' | 'tanh' | 'sigmoid'): Subject =>
  async (_settings, random) => {
    const [X, y] = regression(random);
    const model = tf.sequential({
      layers: [
        tf.layers.dense({ inputShape: [inputs], units: 4, activation, kernelInitializer: 'zeros' }),
        tf.layers.dense({ units: 1, kernelInitializer: 'zeros' }),
      ],
    });
    model.setWeights([
      normal(random, 'init', [inputs, 4]),
      tf.zeros([4]),
      normal(random, 'init', [4, 1]),
      tf.zeros([1]),
    ]);
    const trainer = tf.train.sgd(0.05);
    const loss: Loss = (xs, ys) => tf.losses.meanSquaredError(ys, model.apply(xs) as tf.Tensor);
    const losses: number[] = [];
    for (let epoch = 0; epoch < 2; epoch++) {
      for (const [xs, ys] of batches(random, X, y)) trainer.minimize(() => loss(xs, ys));
      const [value = Number.NaN] = await loss(X, y).data();
      losses.push(value);
    }
    const weights = await Promise.all(model.getWeights().map(async (w) => (await w.data()) as Float32Array));
    return { metrics: { loss: losses }, parameters: Object.fromEntries(weights.map((w, i) => [`w${i}`, w])) };
  };

const settings = { rate: 0.05, lambda: 0.01 };

const models: Readonly<
  Record<string, { readonly subject: Subject; readonly lifted: readonly string[]; readonly exact: boolean }>
> = {
  'logistic regression': {
    subject: ({ rate, lambda }, random) => {
      const X = normal(random, 'x', [rows, inputs]);
      const y = X.sum(1, true).greater(0).cast('float32');
      const w = tf.variable(tf.zeros([inputs, 1]));
      const crossEntropy: Loss = (xs, ys) => {
        const p = xs.matMul(w as tf.Tensor2D).sigmoid();
        const kept = ys.mul(p.add(1e-7).log()).add(tf.sub(1, ys).mul(tf.sub(1 + 1e-7, p).log()));
        return kept
          .mean<tf.Scalar>()
          .neg()
          .add(w.square().sum().mul(Number(lambda)));
      };
      return train(random, [X, y], [w], crossEntropy, (grads) =>
        w.assign(w.sub(grads[w.name]!.mul(Number(rate)))),
      );
    },
    lifted: ['rate', 'lambda'],
    exact: false,
  },
  'softmax regression by softmax and log': {
    subject: softmaxRegression((y, logits) => y.mul(logits.softmax().log()).sum(1).mean<tf.Scalar>().neg()),
    lifted: ['rate', 'lambda'],
    exact: false,
  },
  'softmax regression by the library': {
    subject: softmaxRegression((y, logits) => tf.losses.softmaxCrossEntropy(y, logits)),
    lifted: ['rate', 'lambda'],
    exact: false,
  },
  'a perceptron, by hand': {
    subject: ({ rate, lambda }, random) => {
      const data = regression(random);
      const { params, net } = perceptron(random, 5);
      const squared: Loss = (X, y) =>
        net(X)
          .sub(y)
          .square()
          .mean<tf.Scalar>()
          .add(params[0].square().sum().mul(Number(lambda)));
      return train(random, data, params, squared, (grads) => {
        for (const param of params) param.assign(param.sub(grads[param.name]!.mul(Number(rate))));
      });
    },
    lifted: ['rate', 'lambda'],
    exact: true,
  },
  'a perceptron, by sgd': {
    subject: perceptronBy(() => tf.train.sgd(0.05)),
    lifted: ['lambda'],
    exact: true,
  },
  'a perceptron, by momentum': {
    subject: perceptronBy(() => tf.train.momentum(0.05, 0.9)),
    lifted: ['lambda'],
    exact: true,
  },
  'a perceptron, by adam': {
    subject: perceptronBy(() => tf.train.adam(0.05)),
    lifted: ['lambda'],
    exact: true,
  },
  'a perceptron, by rmsprop': {
    subject: perceptronBy(() => tf.train.rmsprop(0.05)),
    lifted: ['lambda'],
    exact: true,
  },
  'a perceptron, by adagrad': {
    subject: perceptronBy(() => tf.train.adagrad(0.05)),
    lifted: ['lambda'],
    exact: true,
  },
  'layers with relu': { subject: layered('relu'), lifted: [], exact: true },
  'layers with elu': { subject: layered('elu'), lifted: [], exact: false },
  'layers with tanh': { subject: layered('tanh'), lifted: [], exact: false },
  'layers with sigmoid': { subject: layered('sigmoid'), lifted: [], exact: false },
};

describe.each(Object.entries(models))('%s', (_, { subject, lifted, exact }) => {
  it(`is accelerated, and ${exact ? 'equal to the bit' : 'close'} at other seeds and settings`, async () => {
    const given = Object.fromEntries(lifted.map((name) => [name, settings[name as keyof typeof settings]]));
    const tensors = tf.memory().numTensors;
    const result = await accelerate(tf, tidied(subject), { settings, lifted: given, bitwise: true });
    expect(tf.memory().numTensors).toBe(tensors);
    if (result.kind === 'declined') throw new Error(result.reason);
    expect(result.compiled.exact).toBe(exact);
    const engine = createEngine(result.compiled);
    const runs = [3, 1000, 2 ** 32 - 1].map((seed, lane) => ({
      seed,
      parameters: Object.fromEntries(lifted.map((name, i) => [name, 0.03 * (lane + 1) + 0.1 * i])),
    }));
    engine.run(runs);
    for (const [lane, { seed, parameters }] of runs.entries()) {
      const written = await runAsWritten(subject, { ...settings, ...parameters }, seed);
      expect(findDifference(engine.figures(lane), written, exact)).toBeUndefined();
    }
  });
});

describe.each(Object.entries(bookSubjects))('%s', (name, { subject, settings, lifted }) => {
  it('is accelerated, and equal to the bit', async () => {
    const given = Object.fromEntries(lifted.map((name) => [name, 5]));
    const result = await accelerate(tf, tidied(subject), { settings, lifted: given, bitwise: true });
    expect(result).toMatchObject({ kind: 'accelerated', compiled: { exact: name !== 'polynomial fit' } });
  });
});
