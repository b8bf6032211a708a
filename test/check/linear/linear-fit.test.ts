import { describe, expect, it } from 'vitest';
import { linearFit } from '../../../src/check/linear/linear-fit.ts';
import { linearInputs } from '../../../src/check/linear/linear-inputs.ts';
import type { Fit, TrainedRun } from '../../../src/model/run/fit.ts';

/** Two inputs, two rows to train and one to test, one epoch. */
const states = {
  inputs: 2,
  trainRows: 2,
  testRows: 1,
  trueWeight: 3,
  trueBias: 5,
  noiseSd: 0.5,
  initSd: 1,
  epochs: 1,
  batchSize: 1,
  learningRate: 0.1,
};
const whole = {
  metrics: {},
  parameters: { w: Float32Array.of(1, 2), b: Float32Array.of(4) },
  data: { features: Float32Array.of(1, 2, 3, 4, 5, 6), labels: Float32Array.of(7, 8, 9), rows: 3 },
} satisfies Fit;
const draw = (stream: string, values: Float32Array | Int32Array): TrainedRun['drawn'][number] => ({
  stream,
  kind: values instanceof Int32Array ? 'permutation' : 'normal',
  shape: [values.length],
  values,
});
const drawn: TrainedRun['drawn'] = [
  draw('features', Float32Array.of(1, 2, 3, 4, 5, 6)),
  draw('noise', Float32Array.of(2, 4, 6)),
  draw('init', Float32Array.of(0.5, -0.5)),
  draw('order', Int32Array.of(1, 0)),
];

const rawOf = (fit: Fit, draws = drawn): TrainedRun => ({
  run: { id: 'r', seed: 1, settings: { lambda: 2 }, overrides: [] },
  record: { run: 'r', draws: [], metrics: {}, parameters: {}, state: 'finished' },
  fit,
  drawn: draws,
});
const fitOf = (fit: Fit) => linearFit(rawOf(fit), { states });
const longer = { w: Float32Array.of(1, 2, 3), b: Float32Array.of(4, 5) };

describe('a fit under the law linear-sgd-l2', () => {
  it('is what it holds, in float64', () => {
    expect(fitOf(whole)).toEqual({
      stated: { ...states, lambda: 2 },
      model: { w: Float64Array.of(1, 2), b: 4 },
      data: { features: Float64Array.of(1, 2, 3, 4, 5, 6), labels: Float64Array.of(7, 8, 9), rows: 3 },
    });
  });

  it.each<[string, Fit, string, string[]]>([
    ['weights', { ...whole, parameters: {} }, 'parameter "w" of 2 values', []],
    [
      'as many weights',
      { ...whole, parameters: { ...whole.parameters, w: longer.w } },
      'parameter "w" of 2 values',
      ['w of 3 values', 'b of 1 values'],
    ],
    [
      'a bias',
      { ...whole, parameters: { w: whole.parameters.w } },
      'parameter "b" of 1 value',
      ['w of 2 values'],
    ],
    [
      'a single bias',
      { ...whole, parameters: { ...whole.parameters, b: longer.b } },
      'parameter "b" of 1 value',
      ['w of 2 values', 'b of 2 values'],
    ],
    ['data', { metrics: {}, parameters: whole.parameters }, 'data of 3 rows of 2 features', []],
    [
      'as many rows',
      { ...whole, data: { features: Float32Array.of(1, 2, 3, 4), labels: Float32Array.of(7, 8), rows: 2 } },
      'data of 3 rows of 2 features',
      ['2 rows of 2 features'],
    ],
    [
      'as many features',
      { ...whole, data: { ...whole.data, features: new Float32Array(9) } },
      'data of 3 rows of 2 features',
      ['3 rows of 3 features'],
    ],
  ])('says what it lacks: %s', (_, fit, missing, has) => {
    expect(fitOf(fit)).toEqual({ missing, has });
  });
});

describe('the draws of a fit', () => {
  const stated = { ...states, lambda: 2 };
  const inputsOf = (draws: TrainedRun['drawn']) => linearInputs(rawOf(whole, draws), stated);
  const unreplayable = { kind: 'unreplayable', run: 'r' };

  it('are what a replay needs, with the labels that the law states', () => {
    expect(inputsOf(drawn)).toEqual({
      kind: 'replayable',
      features: Float64Array.of(1, 2, 3, 4, 5, 6),
      labels: Float64Array.of(5 + 9 + 1, 5 + 21 + 2, 5 + 33 + 3),
      init: Float64Array.of(0.5, -0.5),
      orders: [Int32Array.of(1, 0)],
    });
  });

  it.each(['features', 'noise', 'init'])('lack a stream: %s', (stream) => {
    expect(inputsOf(drawn.filter((draw) => draw.stream !== stream))).toMatchObject({
      ...unreplayable,
      what: 'stream-unused',
      stream,
      measured: 0,
    });
  });

  it('are of another size', () => {
    const noise = draw('noise', Float32Array.of(2, 4));
    expect(inputsOf([noise, ...drawn])).toEqual({
      ...unreplayable,
      what: 'draw-size',
      stream: 'noise',
      measured: 2,
      stated: 3,
    });
  });

  it('hold an order of other rows', () => {
    expect(inputsOf([...drawn, draw('order', Int32Array.of(2, 1, 0))])).toEqual({
      ...unreplayable,
      what: 'order-rows',
      stream: 'order',
      measured: 3,
      stated: 2,
    });
  });

  it('hold an order too many', () => {
    expect(inputsOf([...drawn, drawn[3]!])).toEqual({
      ...unreplayable,
      what: 'order-count',
      stream: 'order',
      measured: 2,
      stated: 1,
    });
  });
});
