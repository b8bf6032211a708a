import { describe, expect, it } from 'vitest';
import { curveOf, epochCounts, mapMetric, valuesOf, type Metric } from '../../../src/model/run/metric.ts';

describe('a metric', () => {
  it.each<[string, Metric | undefined, number[], number[]]>([
    ['known once', 0.9, [0.9], []],
    ['that is NaN, known once', Number.NaN, [Number.NaN], []],
    ['of three epochs', [3, 2, 1], [3, 2, 1], [3, 2, 1]],
    ['of one epoch', [3], [3], [3]],
    ['of no epoch', [], [], []],
    ['that is not there', undefined, [], []],
  ])('%s has its values, and a curve where it has epochs', (_, metric, values, curve) => {
    expect(valuesOf(metric)).toEqual(values);
    expect(curveOf(metric)).toEqual(curve);
  });

  it.each<[Metric, Metric<string>]>([
    [0.5, '0.5 at null'],
    [
      [1, 2],
      ['1 at 0', '2 at 1'],
    ],
    [[], []],
    [[7], ['7 at 0']],
  ])('of the form %j keeps it', (metric, mapped) => {
    expect(mapMetric(metric, (value, at) => `${value} at ${at}`)).toEqual(mapped);
  });

  it('counts epochs where it has any', () => {
    expect(epochCounts({ loss: [2, 1], accuracy: 0.9, none: [] })).toEqual({ loss: 2, none: 0 });
  });
});
