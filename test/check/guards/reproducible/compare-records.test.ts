import { describe, expect, it } from 'vitest';
import { compareRecords } from '../../../../src/check/guards/reproducible/compare-records.ts';
import { encodeFloats } from '../../../../src/model/base64.ts';
import type { RunRecord } from '../../../../src/model/run/record.ts';

type Parts = {
  readonly metrics?: Readonly<Record<string, number | number[]>>;
  readonly w?: readonly number[];
  readonly digests?: readonly string[];
  readonly diverged?: boolean;
};

function record({
  metrics = { loss: [2, 1] },
  w = [1, 2],
  digests = ['a'],
  diverged,
}: Parts = {}): RunRecord {
  const common = {
    run: 'seed=1',
    draws: digests.map((digest) => ({ stream: 'init', kind: 'normal' as const, shape: [2], digest })),
    metrics,
    parameters: { w: encodeFloats(Float32Array.from(w)) },
  };
  return diverged
    ? { ...common, state: 'diverged', epoch: null, growth: 2 }
    : { ...common, state: 'finished' };
}

const threw = (message: string): RunRecord => ({
  run: 'seed=1',
  draws: [],
  state: 'threw',
  error: { name: 'Error', message },
});

describe('compareRecords finds nothing between', () => {
  it.each([
    ['a record and its copy', record(), record()],
    ['two NaN', record({ metrics: { loss: [Number.NaN] } }), record({ metrics: { loss: [Number.NaN] } })],
    ['two runs that threw alike', threw('no'), threw('no')],
  ])('%s', (_, first, second) => {
    expect(compareRecords(first, second)).toBeNull();
  });
});

describe('compareRecords names', () => {
  it.each<[string, Parts, object]>([
    [
      'the first epoch of a metric',
      { metrics: { loss: [2, 1 + 2 ** -52] } },
      { of: 'metric', quantity: 'loss', at: 2, first: 1, second: 1 + 2 ** -52 },
    ],
    [
      'a metric that is known once',
      { metrics: { loss: [2, 1], accuracy: 0.5 } },
      { of: 'once', quantity: 'accuracy', at: 0, first: null, second: 0.5 },
    ],
    [
      'an epoch too many',
      { metrics: { loss: [2, 1, 0.5] } },
      { of: 'metric', quantity: 'loss', at: 3, first: null, second: 0.5 },
    ],
    [
      'a metric that is missing',
      { metrics: {} },
      { of: 'metric', quantity: 'loss', at: 1, first: 2, second: null },
    ],
    [
      'a zero that lost its sign',
      { metrics: { loss: [2, 1], zero: [-0] } },
      { of: 'metric', quantity: 'zero', at: 1, first: null, second: 0 },
    ],
    [
      'an element of a parameter',
      { w: [1, 2.5] },
      { of: 'parameter', quantity: 'w', at: 1, first: 2, second: 2.5 },
    ],
    ['a draw', { digests: ['b'] }, { of: 'draw', quantity: 'init', at: 0, first: null, second: null }],
    ['a draw too many', { digests: ['a', 'b'] }, { of: 'draw', quantity: 'init', at: 1 }],
    ['the state', { diverged: true }, { of: 'state', quantity: 'finished' }],
  ])('%s', (_, other, expected) => {
    expect(compareRecords(record(), record(other))).toMatchObject(expected);
  });

  it('a zero and its negative', () => {
    const zero = (value: number) => record({ metrics: { loss: [value] } });
    expect(compareRecords(zero(0), zero(-0))).toMatchObject({ of: 'metric', quantity: 'loss' });
  });

  it.each([
    ['what threw the second time', record(), threw('no'), 'finished'],
    ['what threw the first time', threw('no'), record(), 'threw'],
    ['what threw with other words', threw('no'), threw('not'), 'threw'],
  ])('%s', (_, first, second, quantity) => {
    expect(compareRecords(first, second)).toMatchObject({ of: 'state', quantity });
  });
});

describe('compareRecords, of metrics known once,', () => {
  it.each<[string, number, number, object | null]>([
    ['finds none alike', 0.5, 0.5, null],
    ['takes NaN for NaN', Number.NaN, Number.NaN, null],
    [
      'names one that differs',
      0.5,
      0.25,
      { of: 'once', quantity: 'accuracy', at: 0, first: 0.5, second: 0.25 },
    ],
    [
      'tells a zero from its negative',
      0,
      -0,
      { of: 'once', quantity: 'accuracy', at: 0, first: 0, second: 0 },
    ],
  ])('%s', (_, first, second, difference) => {
    const [a, b] = [first, second].map((accuracy) => record({ metrics: { loss: [2, 1], accuracy } }));
    expect(compareRecords(a!, b!)).toEqual(difference);
  });
});
