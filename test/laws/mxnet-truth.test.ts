import { describe, expect, it } from 'vitest';
import { linearLabels } from '../../src/laws/linear-model.ts';
import { replayLinearSgd } from '../../src/laws/replay-linear-sgd.ts';
import {
  chapterConstants,
  largestDifference,
  largestRmsDifference,
  readMxnetTruth,
  rmsOf,
} from '../fixtures/truth/mxnet-truth.ts';

describe.each(readMxnetTruth())('MXNet, seed $seed, λ = $lambda', (truth) => {
  const replayed = replayLinearSgd(truth, { ...chapterConstants, lambda: truth.lambda });

  it('is replayed in float64 to the same weights and bias, within 1.8e-6', () => {
    expect(largestDifference(replayed.w, truth.w)).toBeLessThan(1.8e-6);
    expect(Math.abs(replayed.b - truth.b)).toBeLessThan(1.8e-6);
  });

  it('is replayed to the same residuals after every epoch, within 1e-6·(1 + rms)', () => {
    expect(largestRmsDifference(replayed.trainRms, rmsOf(truth.trainLoss))).toBeLessThan(1e-6);
    expect(largestRmsDifference(replayed.testRms, rmsOf(truth.testLoss))).toBeLessThan(1e-6);
  });

  it('has labels that the stated law explains, up to noise of sd 0.01', () => {
    const unexplained = linearLabels(truth.features, new Float32Array(120), chapterConstants).map(
      (label, row) => truth.labels[row]! - label,
    );
    const sd = Math.sqrt(unexplained.reduce((sum, e) => sum + e ** 2, 0) / 120);
    expect(Math.abs(sd - 0.01)).toBeLessThan(0.002);
  });
});
