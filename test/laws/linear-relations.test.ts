import { describe, expect, it } from 'vitest';
import type { LinearConstants } from '../../src/laws/linear-constants.ts';
import { linearRelations, scaledRelation } from '../../src/laws/linear-relations.ts';
import { replayLinearSgd, type LinearInputs } from '../../src/laws/replay-linear-sgd.ts';
import { drawInputs, smallConstants } from './constants.ts';

/** More inputs than train rows, so that a start is remembered. */
const stated = { ...smallConstants, inputs: 8 };
const idsOf = (change: Partial<LinearConstants>) =>
  linearRelations({ ...stated, ...change }, 2).map(({ id }) => id);
const relation = (id: string) => linearRelations(stated, 7).find((each) => each.id === id);

describe('the relations of linear-sgd-l2', () => {
  it('scale labels and start by 2^3', () => {
    expect(relation('scaled')).toMatchObject({
      with: { trueWeight: 0.3, trueBias: -0.2 },
      changes: { trueWeight: 0.3 * 8, trueBias: -0.2 * 8 },
      overrides: [
        { stream: 'noise', kind: 'scale', exponent: 3 },
        { stream: 'init', kind: 'scale', exponent: 3 },
      ],
      scales: { w: 1, b: 1, trainLoss: 2, testLoss: 2 },
      exponent: 3,
      keeps: [],
      moves: [],
    });
  });

  it('scale by any power of two', () => {
    expect(scaledRelation(stated, -2)).toMatchObject({
      changes: { trueWeight: 0.3 / 4, trueBias: -0.2 / 4 },
      overrides: [{ exponent: -2 }, { exponent: -2 }],
      exponent: -2,
    });
  });

  it('take the test rows from another seed', () => {
    const rows = [7, 12];
    expect(relation('other-test-rows')).toMatchObject({
      with: {},
      changes: {},
      overrides: [
        { stream: 'features', rows, kind: 'from-seed', seed: 7 },
        { stream: 'noise', rows, kind: 'from-seed', seed: 7 },
      ],
      scales: {},
      keeps: ['w', 'b', 'trainLoss'],
      moves: ['testLoss'],
    });
  });

  it.each([
    ['other-order', 'order'],
    ['other-start', 'init'],
  ])('move the weights: %s', (id, stream) => {
    expect(relation(id)).toMatchObject({
      with: {},
      changes: {},
      overrides: [{ stream, kind: 'from-seed', seed: 7 }],
      scales: {},
      keeps: [],
      moves: ['w'],
    });
  });

  it('say what they state', () => {
    for (const { says } of linearRelations(stated, 7)) expect(says).toMatch(/^[A-Z].*\.$/);
    expect(relation('scaled')?.says).toContain(
      'times 2^3, weights and bias end times 2^3, and both losses times 2^6',
    );
  });

  it.each([
    ['other-test-rows', 'there are no test rows', { testRows: 0 }, { testRows: 1 }],
    ['other-order', 'one batch holds all rows', { batchSize: 7 }, { batchSize: 6 }],
    ['other-start', 'nothing lies off the span of the rows', { inputs: 7 }, { inputs: 8 }],
    ['other-start', 'it is zero', { initSd: 0 }, { initSd: 1 }],
    // What is left of it after 21 steps is (1 − 0.05λ)^21: ±0.515^21 = ±8.9e-7, and ±0.52^21 = ±1.1e-6.
    ['other-start', 'it has decayed', { batchSize: 1, lambda: 9.7 }, { batchSize: 1, lambda: 9.6 }],
    [
      'other-start',
      'it has decayed from side to side',
      { batchSize: 1, lambda: 30.3 },
      { batchSize: 1, lambda: 30.4 },
    ],
  ])('leave out %s where %s', (id, _, without, enough) => {
    const all = ['scaled', 'other-test-rows', 'other-order', 'other-start'];
    expect(idsOf(without)).toEqual(all.filter((each) => each !== id));
    expect(idsOf(enough)).toEqual(all);
  });

  it('hold of float32 as of float64: no number of a fit comes near the ends of float32', () => {
    const chapter: LinearConstants = {
      inputs: 200,
      trainRows: 20,
      testRows: 100,
      trueWeight: 0.01,
      trueBias: 0.05,
      noiseSd: 0.01,
      initSd: 1,
      epochs: 10,
      batchSize: 1,
      learningRate: 0.003,
      lambda: 10,
    };
    for (const factor of [1, 2 ** 3]) {
      const { w, b, trainRms, testRms } = replayLinearSgd(scaleBy(drawInputs(chapter, 1), factor), chapter);
      const losses = [...trainRms, ...testRms].map((rms) => rms ** 2 / 2);
      for (const value of [...w, b, ...losses]) {
        // A product of two of them, times the learning rate, stays normal: above 2^-126.
        expect(Math.abs(value)).toBeGreaterThan(2 ** -30);
        expect(Math.abs(value)).toBeLessThan(2 ** 30);
      }
    }
  });
});

function scaleBy(inputs: LinearInputs, factor: number): LinearInputs {
  const scale = (values: ArrayLike<number>) => Float64Array.from(values, (value) => value * factor);
  return { ...inputs, labels: scale(inputs.labels), init: scale(inputs.init) };
}
