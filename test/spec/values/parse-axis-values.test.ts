import { describe, expect, it } from 'vitest';
import { parseAxisValues } from '../../../src/spec/values/parse-axis-values.ts';

type Written = Parameters<typeof parseAxisValues>[0];

describe('the values of an axis', () => {
  it.each<[Written, number[]]>([
    ['0..3', [0, 1, 2, 3]],
    ['0..0.5 step 0.1', [0, 0.1, 0.2, 0.3, 0.4, 0.5]],
    ['-0.3..0.3 step 0.3', [-0.3, 0, 0.3]],
    ['1e-4..1e2 log 7', [1e-4, 1e-3, 0.01, 0.1, 1, 10, 100]],
    ['0.1, 5..6', [0.1, 5, 6]],
    ['0..10 step 4', [0, 4, 8]],
    [3, [3]],
    [
      [0.1, 5],
      [0.1, 5],
    ],
    ['-0..1', [0, 1]],
    ['0.7..0.9 step 0.1', [0.7, 0.8, 0.9]],
    ['1e-3..3e-3 step 1e-3', [0.001, 0.002, 0.003]],
    ['.5', [0.5]],
  ])('%s', (text, values) => expect(parseAxisValues(text)).toEqual({ values }));

  it.each<[Written, RegExp]>([
    ['0..1 step 0', /leads nowhere/],
    ['0..1 step -1', /leads nowhere/],
    ['0..10 log 3', /above 0/],
    ['1..10 log 1', /two points/],
    ['3..1', /backwards/],
    ['0..1 step 0.001', /more than 60/],
    ['1, 1e0', /1 stands twice/],
    ['0..0.5', /not a range/],
    ['one', /not a range/],
    ['0...5 step 0.1', /not a range/],
    ['0..1 step', /not a range/],
    ['0.1, 0.10', /0.1 stands twice/],
    [[1, 1], /1 stands twice/],
    [['sgd'], /not all of its values are numbers/],
    [true, /not all/],
  ])('%s is refused', (text, error) =>
    expect(parseAxisValues(text)).toEqual({ error: expect.stringMatching(error) }),
  );
});
