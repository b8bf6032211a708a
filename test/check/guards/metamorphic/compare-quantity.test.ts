import { describe, expect, it } from 'vitest';
import { compareQuantity } from '../../../../src/check/guards/metamorphic/compare-quantity.ts';
import type { TrainedRun } from '../../../../src/model/run/fit.ts';
import type { Relation } from '../../../../src/model/experiment/experiment.ts';

const relation: Relation = {
  id: 'doubled',
  with: {},
  changes: {},
  overrides: [],
  scales: { loss: 2 },
  exponent: 1,
  keeps: [],
  moves: [],
};
const rawOf = (metrics: TrainedRun['fit']['metrics'], w: readonly number[] = []): TrainedRun => ({
  run: { id: 'r', seed: 1, settings: {}, overrides: [] },
  record: { run: 'r', draws: [], metrics: {}, parameters: {}, state: 'finished' },
  fit: { metrics, parameters: { w: Float32Array.from(w) } },
  drawn: [],
});

describe('two runs', () => {
  it('compare value by value: the first that breaks a relation is shown, by epoch', () => {
    const [base, changed] = [rawOf({ loss: [1, 2, 3] }), rawOf({ loss: [4, 9, 9] })];
    expect(compareQuantity(base, changed, relation, 'scales', 'loss')).toEqual({
      kind: 'scales',
      quantity: 'loss',
      of: 'metric',
      broken: 2,
      at: 2,
      measured: 9,
      stated: 8,
    });
  });

  it.each([
    ['keeps', 0.5, 0.5, { broken: 0, at: null }],
    ['keeps', 0.5, 0.25, { broken: 1, at: 0 }],
    ['moves', 0.5, 0.25, { broken: 0, at: null }],
    ['moves', 0.5, 0.5, { broken: 1, at: 0 }],
  ] as const)('%s: what is known once was %s and is %s', (kind, before, after, found) => {
    const [base, changed] = [rawOf({ loss: [1], accuracy: before }), rawOf({ loss: [2], accuracy: after })];
    const compared = compareQuantity(base, changed, relation, kind, 'accuracy');
    expect(compared).toMatchObject({ of: 'once', measured: after, stated: before, ...found });
  });

  it('break nothing where they agree', () => {
    const [base, changed] = [rawOf({}, [1, 2]), rawOf({}, [1, 2])];
    expect(compareQuantity(base, changed, relation, 'keeps', 'w')).toEqual({
      kind: 'keeps',
      quantity: 'w',
      of: 'parameter',
      broken: 0,
      at: null,
      measured: 1,
      stated: 1,
    });
  });

  it.each([
    ['the first', rawOf({}), rawOf({ loss: [1] })],
    ['the second', rawOf({ loss: [1] }), rawOf({})],
  ])('do not compare where %s lacks the quantity', (_, base, changed) => {
    expect(compareQuantity(base, changed, relation, 'scales', 'loss')).toEqual({
      missing: 'metric or parameter "loss"',
      has: ['w'],
    });
  });
});
