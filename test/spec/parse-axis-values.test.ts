import { describe, expect, it } from 'vitest';
import { parseAxisValues } from '../../src/spec/parse-axis-values.ts';

describe('the values of an axis', () => {
  it.each([
    ['0..3', [0, 1, 2, 3]],
    ['0..0.5 step 0.1', [0, 0.1, 0.2, 0.3, 0.4, 0.5]],
    ['-0.3..0.3 step 0.3', [-0.3, 0, 0.3]],
    ['1e-4..1e2 log 7', [1e-4, 1e-3, 0.01, 0.1, 1, 10, 100]],
    ['0.1, 5..6', [0.1, 5, 6]],
    ['0..10 step 4', [0, 4, 8]],
  ])('%s', (text, values) => expect(parseAxisValues(text)).toEqual({ values }));

  it.each([
    ['0..1 step 0', /leads nowhere/],
    ['0..1 step -1', /leads nowhere/],
    ['0..10 log 3', /above 0/],
    ['1..10 log 1', /two points/],
    ['3..1', /backwards/],
    ['0..1 step 0.001', /more than 60/],
    ['1, 1e0', /1 stands twice/],
    ['0..0.5', /not a range/],
    ['one', /not a range/],
  ])('%s is refused', (text, error) =>
    expect(parseAxisValues(text)).toEqual({ error: expect.stringMatching(error) }),
  );
});
