import { expect, it } from 'vitest';
import { foreignRows } from '../../../../src/check/guards/decay-law/foreign-rows.ts';
import type { LinearFit } from '../../../../src/check/linear/linear-fit.ts';
import { states } from '../../fake-subject.ts';

/** Two train rows and three to test, along five of seven axes. */
function fitOf(inputs: number, rows = 5): LinearFit {
  const features = new Float64Array(rows * inputs);
  for (let row = 0; row < rows; row++) features[row * inputs + row] = 1;
  return {
    stated: { ...states, lambda: 1, inputs, trainRows: 2, testRows: rows - 2 },
    model: { w: new Float64Array(inputs), b: 0 },
    data: { features, labels: new Float64Array(rows), rows },
  };
}
const found = (...moved: number[]) => foreignRows(fitOf(7), Float64Array.from(moved), 2);

it('counts the test rows that moved the weights, and leaves what none explains', () => {
  expect(found(1, 0, 0, 0.5, -0.5, 0, 0)).toEqual({ rows: 2, first: 4, unexplained: 0 });
  expect(found(0, 0, 3, 0, 0, 3, 4)).toEqual({ rows: 1, first: 3, unexplained: 2.5 });
});

it('asks for a ten-thousandth of the largest coefficient, of either sign', () => {
  expect(found(-2, 0, 0, 0, 1.9e-4, 0, 0)).toBeNull();
  expect(found(-2, 0, 0, 0, 2.1e-4, 0, 0)).toMatchObject({ rows: 1, first: 5 });
  expect(found(-2, 0, 0, 0, -2.1e-4, 0, 0)).toMatchObject({ rows: 1, first: 5 });
});

it('finds none where train rows alone moved them, nothing did, or NaN', () => {
  expect(found(1, 2, 0, 0, 0, 0, 0)).toBeNull();
  expect(found(0, 0, 0, 0, 0, 0, 0)).toBeNull();
  expect(found(Number.NaN, 0, 0, 0, 0, 0, 0)).toBeNull();
});

it('cannot tell where the rows span all inputs, or depend on each other', () => {
  const moved = (inputs: number) => Float64Array.from({ length: inputs }, () => 1);
  expect(foreignRows(fitOf(5), moved(5), 1)).toBeNull();
  expect(foreignRows(fitOf(6), moved(6), 1)).toMatchObject({ rows: 3, first: 3, unexplained: 1 });
  const twice = fitOf(6);
  twice.data.features.copyWithin(6, 0, 6);
  expect(foreignRows(twice, moved(6), 1)).toBeNull();
});
