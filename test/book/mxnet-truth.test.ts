import { describe, expect, it } from 'vitest';
import { weightDecay } from '../../src/book/weight-decay.ts';
import { linearLabels } from '../../src/laws/linear-model.ts';
import { encodeFloats, encodeIntegers } from '../../src/model/base64.ts';
import type { StreamOverride } from '../../src/model/run/stream-override.ts';
import { loadBackend } from '../../src/run/worker/backend/load-backend.ts';
import { backendNames } from '../../src/model/run/backend.ts';
import { train } from '../../src/run/worker/train.ts';
import {
  chapterConstants,
  largestDifference,
  largestRmsDifference,
  readMxnetTruth,
  rmsOf,
  type TrueFit,
} from '../fixtures/truth/mxnet-truth.ts';
import { curveOf } from '../../src/model/run/metric.ts';

const required = process.env['BOOKPROOF_REQUIRE_BACKEND'];

describe.each(backendNames)('on %s, the port', (name) => {
  it.for(readMxnetTruth())('reproduces MXNet at seed $seed, λ = $lambda', async (truth, { skip }) => {
    const backend = await loadBackend(name).catch((error: Error) => error);
    if (backend instanceof Error) {
      if (name !== 'tensorflow' || name === required) throw backend;
      return skip(backend.message);
    }
    const settings = { lambda: truth.lambda };
    const run = { id: 'truth', seed: 0, settings, overrides: recordingsOf(truth) };
    const { raw } = await train(backend.tf, weightDecay, run, { law: null, states: {} });
    const { metrics, parameters } = raw!.fit;
    expect(largestDifference(parameters['w']!, truth.w)).toBeLessThan(2e-5);
    expect(largestDifference(parameters['b']!, [truth.b])).toBeLessThan(2e-5);
    expect(largestRmsDifference(rmsOf(curveOf(metrics['trainLoss'])), rmsOf(truth.trainLoss))).toBeLessThan(
      1e-4,
    );
    expect(largestRmsDifference(rmsOf(curveOf(metrics['testLoss'])), rmsOf(truth.testLoss))).toBeLessThan(
      1e-4,
    );
  });
});

/** What MXNet drew, as streams: its labels become the noise that the stated law leaves unexplained. */
function recordingsOf({ features, labels, init, orders }: TrueFit): StreamOverride[] {
  const explained = linearLabels(features, new Float32Array(labels.length), chapterConstants);
  const noise = labels.map((label, row) => (label - explained[row]!) / chapterConstants.noiseSd);
  const recordings = { features, noise, init };
  return [
    ...Object.entries(recordings).map(([stream, values]) => recorded(stream, encodeFloats(values))),
    recorded('order', encodeIntegers(Int32Array.from(orders.flat()))),
  ];
}

function recorded(stream: string, values: string): StreamOverride {
  return { stream, kind: 'recorded', values };
}
