import { beforeAll, describe, expect, it } from 'vitest';
import { weightDecay, type Settings } from '../../src/book/weight-decay.ts';
import type { LinearConstants } from '../../src/laws/linear-constants.ts';
import { linearLabels } from '../../src/laws/linear-model.ts';
import { replayLinearSgd } from '../../src/laws/replay-linear-sgd.ts';
import { createStreams } from '../../src/random/streams.ts';
import { loadBackend } from '../../src/run/worker/backend/load-backend.ts';
import {
  chapterConstants,
  largestDifference,
  largestRmsDifference,
  rmsOf,
} from '../fixtures/truth/mxnet-truth.ts';

beforeAll(() => loadBackend('cpu'));

/** Trains the book's code once, and the oracle from what it drew under the constants that it should have used. */
function trainBoth(settings: Settings, constants: LinearConstants) {
  const { random, drawn } = createStreams(3, []);
  const fit = weightDecay(settings, random);
  const draws = (stream: string) =>
    drawn.filter((draw) => draw.stream === stream).map(({ values }) => values);
  const [features = [], noise = [], init = []] = ['features', 'noise', 'init'].map(
    (stream) => draws(stream)[0],
  );
  const labels = linearLabels(features, noise, constants);
  return {
    fit,
    labels,
    drawn,
    computed: replayLinearSgd({ features, labels, init, orders: draws('order') }, constants),
  };
}

/** Every constant another than the chapter's; 7 train rows in batches of 3 leave a last batch of one. */
const other: LinearConstants = {
  inputs: 30,
  trainRows: 7,
  testRows: 11,
  trueWeight: -0.2,
  trueBias: 0.7,
  noiseSd: 0.05,
  initSd: 0.5,
  epochs: 4,
  batchSize: 3,
  learningRate: 0.02,
  lambda: 2,
};

describe.each([
  {
    what: 'without settings uses the constants of the chapter',
    settings: {},
    constants: { ...chapterConstants, lambda: 0 },
  },
  {
    what: 'given λ alone keeps its other constants',
    settings: { lambda: 5 },
    constants: { ...chapterConstants, lambda: 5 },
  },
  { what: 'given every setting uses each, a short last batch included', settings: other, constants: other },
])("the book's code $what:", ({ settings, constants }) => {
  let trained: ReturnType<typeof trainBoth>;
  beforeAll(() => {
    trained = trainBoth(settings, constants);
  });

  it('its w and b are those of float64 SGD', () => {
    const { fit, computed } = trained;
    expect(largestDifference(fit.parameters.w, computed.w)).toBeLessThan(2e-5);
    expect(largestDifference(fit.parameters.b, [computed.b])).toBeLessThan(2e-5);
  });

  it('its losses are those of float64 SGD after every epoch', () => {
    const { fit, computed } = trained;
    expect(largestRmsDifference(rmsOf(fit.metrics.trainLoss), computed.trainRms)).toBeLessThan(1e-4);
    expect(largestRmsDifference(rmsOf(fit.metrics.testLoss), computed.testRms)).toBeLessThan(1e-4);
  });

  it('its data are the features drawn and the labels stated', () => {
    const { fit, labels, drawn } = trained;
    expect(fit.data.rows).toBe(constants.trainRows + constants.testRows);
    expect(fit.data.features).toEqual(drawn[0]!.values);
    expect(largestDifference(fit.data.labels, labels)).toBeLessThan(2e-6);
  });

  it('it draws one order of the train rows an epoch, and each other stream once', () => {
    const { inputs, trainRows, testRows, epochs } = constants;
    const rows = trainRows + testRows;
    expect(trained.drawn.map(({ stream, shape }) => [stream, ...shape])).toEqual([
      ['features', rows, inputs],
      ['noise', rows, 1],
      ['init', inputs, 1],
      ...Array.from({ length: epochs }, () => ['order', trainRows]),
    ]);
  });
});

describe('a short last batch', () => {
  it('makes a smaller step, since the sum is divided by the batch size', () => {
    const { fit, computed } = trainBoth(other, other);
    const bySteps = trainBoth({ ...other, batchSize: 1 }, { ...other, batchSize: 1 }).computed;
    expect(largestDifference(fit.parameters.w, computed.w)).toBeLessThan(2e-5);
    expect(largestDifference(fit.parameters.w, bySteps.w)).toBeGreaterThan(1e-3);
  });
});

it("the book's code returns its start after no epochs", () => {
  const { random, drawn } = createStreams(3, []);
  const { parameters, metrics } = weightDecay({ epochs: 0 }, random);
  expect(parameters.w).toEqual(drawn.find(({ stream }) => stream === 'init')!.values);
  expect([...parameters.b]).toEqual([0]);
  expect(metrics).toEqual({ trainLoss: [], testLoss: [] });
});
