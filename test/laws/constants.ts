import type { LinearConstants } from '../../src/laws/linear-constants.ts';
import type { LinearInputs } from '../../src/laws/replay-linear-sgd.ts';
import { linearLabels } from '../../src/laws/linear-model.ts';
import { createStreams } from '../../src/random/streams.ts';

/** A fit small enough to be thought through: 4 inputs, 7 train rows in batches of 3, so that the last is short. */
export const smallConstants: LinearConstants = {
  inputs: 4,
  trainRows: 7,
  testRows: 5,
  trueWeight: 0.3,
  trueBias: -0.2,
  noiseSd: 0.1,
  initSd: 0.5,
  epochs: 3,
  batchSize: 3,
  learningRate: 0.05,
  lambda: 0.4,
};

/** What a fit of these constants draws at a seed. */
export function drawInputs(constants: LinearConstants, seed: number): LinearInputs {
  const { inputs, trainRows, testRows, epochs } = constants;
  const { random } = createStreams(seed, []);
  const features = random.normal('features', [trainRows + testRows, inputs]);
  return {
    features,
    labels: linearLabels(features, random.normal('noise', [trainRows + testRows]), constants),
    init: random.normal('init', [inputs]),
    orders: Array.from({ length: epochs }, () => random.permutation('order', trainRows)),
  };
}
