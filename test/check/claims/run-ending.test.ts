import { expect, it } from 'vitest';
import { endingOf } from '../../../src/check/claims/run-ending.ts';
import type { Fit, TrainedRun } from '../../../src/model/run/fit.ts';

const rawOf = (fit: Partial<Fit>, stream?: string): TrainedRun => ({
  run: { id: 'seed=1', seed: 1, settings: {}, overrides: [] },
  record: {
    run: 'seed=1',
    draws: stream === undefined ? [] : [{ stream, kind: 'normal', shape: [1], digest: 'a' }],
    state: 'finished',
    metrics: {},
    parameters: {},
  },
  fit: { metrics: { loss: [2, 1] }, parameters: { w: Float32Array.of(1, 2) }, ...fit },
  drawn: [],
});
const digestOf = (fit: Partial<Fit>) => endingOf(rawOf(fit)).digest;

it('endingOf is the same for the same figures, from whatever arrays', () => {
  expect(digestOf({})).toBe(digestOf({ metrics: { loss: [2, 1] } }));
});

it.each<[string, Partial<Fit>]>([
  ['a metric in its last bit', { metrics: { loss: [2, 1 + 2 ** -52] } }],
  ['a metric of another name', { metrics: { lost: [2, 1] } }],
  ['a parameter', { parameters: { w: Float32Array.of(1, 2.5) } }],
  ['the sign of a zero', { parameters: { w: Float32Array.of(1, -0) } }],
  ['NaN', { metrics: { loss: [2, Number.NaN] } }],
])('endingOf tells %s apart', (_, fit) => {
  expect(digestOf(fit)).not.toBe(digestOf({}));
});

it('endingOf says whether there are parameters, and what was drawn from first', () => {
  expect(endingOf(rawOf({}, 'init'))).toMatchObject({ parameters: true, drew: 'init' });
  expect(endingOf(rawOf({ parameters: { w: new Float32Array(0) } }))).toMatchObject({
    parameters: false,
    drew: null,
  });
});
