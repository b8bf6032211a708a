/** Gradient descent on one weight, as a book would write it; its loss is read after each epoch. */
const subject = `
import * as tf from '@tensorflow/tfjs';
export function shrink({ lambda = 0, epochs = 3 }, random) {
  const x = tf.tensor1d(random.normal('x', [8]));
  const w = tf.variable(tf.tensor1d(random.normal('start', [1])));
  const loss = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    tf.tidy(() => w.assign(w.sub(x.mul(w).sum().add(w.mul(lambda)).mul(0.01))));
    loss.push(tf.tidy(() => x.mul(w).square().mean().dataSync()[0]));
  }
  return { metrics: { loss }, parameters: { w: w.dataSync() } };
}
`;
/** It decides by what it reads. */
export const deciding = subject.replace('loss.push(', 'if (loss.at(-1) > 1e6) break;\n    loss.push(');
const experiment = `
title: One weight
subject: ../book.js#shrink
metrics: [loss]
sweep: { lambda: [0, 5] }
seeds: 1..4
claims:
  - id: mostly-smaller
    expect: loss(lambda=5) < loss(lambda=0)
    in: most of 60 runs
  - id: finite
    expect: loss(lambda=5) is finite
guards: [streams]
`;

export const oneWeight = { 'book.js': subject, 'experiments/small.experiment.yaml': experiment };
