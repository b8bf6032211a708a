import { expect, it } from 'vitest';
import { readQuantity } from '../../../src/check/claims/read-quantity.ts';
import { epochOf, indexOf } from '../../../src/model/run/epochs.ts';

it('epochs count from 1, values from 0', () => {
  expect([epochOf(0), epochOf(9), indexOf(1), indexOf(10)]).toEqual([1, 10, 0, 9]);
});

it.each([
  [1, 0.5],
  [3, 0.125],
  [undefined, 0.125],
])('a claim reads a curve at epoch %s', (epoch, value) => {
  const raw = { fit: { metrics: { loss: [0.5, 0.25, 0.125] }, parameters: {} }, run: { settings: {} } };
  const reading = { metric: 'loss', ...(epoch === undefined ? {} : { epoch }) };
  expect(readQuantity(raw, reading, { law: null, states: {} })).toBe(value);
});
