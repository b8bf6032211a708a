import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayLinearSgd } from '../../src/laws/replay-linear-sgd.ts';
import { rowSpan } from '../../src/laws/row-span.ts';
import { rowsSinceWiped, sinceWiped, wipingLambda } from '../../src/laws/wiping.ts';
import { drawInputs, smallConstants } from './constants.ts';

const sizes = fc.record({
  seed: fc.nat(1e6),
  trainRows: fc.integer({ min: 1, max: 9 }),
  batchSize: fc.integer({ min: 1, max: 6 }),
  epochs: fc.integer({ min: 1, max: 4 }),
});

function train({ seed, ...change }: { seed: number; trainRows: number; batchSize: number; epochs: number }) {
  const sized = { ...smallConstants, inputs: 20, learningRate: 0.01, ...change };
  const constants = { ...sized, lambda: wipingLambda(sized) };
  const inputs = drawInputs(constants, seed);
  const rows = sinceWiped(inputs.features, inputs.orders.at(-1)!, constants);
  return { constants, rows, w: replayLinearSgd(inputs, constants).w };
}

describe('at the λ that wipes', () => {
  it('float64 SGD ends in the span of the rows since the last wiping batch', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const { constants, rows, w } = train(size);
        const rest = rowSpan(rows, rowsSinceWiped(constants), constants.inputs).reject(w);
        for (const value of rest) expect(Math.abs(value)).toBeLessThan(1e-12);
      }),
      { seed: 1 },
    );
  });

  it('needs each of them: without the first it does not', () => {
    const { constants, rows, w } = train({ seed: 1, trainRows: 8, batchSize: 3, epochs: 2 });
    const rest = rowSpan(rows.subarray(constants.inputs), 4, constants.inputs).reject(w);
    expect(Math.max(...rest.map(Math.abs))).toBeGreaterThan(1e-4);
  });
});

it.each([
  { trainRows: 20, batchSize: 1, rows: 1, lambda: 100 },
  { trainRows: 20, batchSize: 5, rows: 5, lambda: 100 },
  { trainRows: 9, batchSize: 5, rows: 9, lambda: 100 },
  { trainRows: 14, batchSize: 5, rows: 9, lambda: 100 },
  { trainRows: 5, batchSize: 5, rows: 5, lambda: 100 },
  { trainRows: 2, batchSize: 5, rows: 2, lambda: 250 },
])(
  '$trainRows rows in batches of $batchSize: the last $rows, at λ = $lambda',
  ({ rows, lambda, ...sizes }) => {
    expect(rowsSinceWiped(sizes)).toBe(rows);
    expect(wipingLambda({ ...sizes, learningRate: 0.01 })).toBeCloseTo(lambda, 10);
  },
);

it('takes the rows in the order of the last epoch', () => {
  const constants = { ...smallConstants, inputs: 2, trainRows: 3, batchSize: 2 };
  expect([...sinceWiped([1, 2, 3, 4, 5, 6], [2, 0, 1], constants)]).toEqual([5, 6, 1, 2, 3, 4]);
  expect([...sinceWiped([1, 2, 3, 4, 5, 6], [2, 0, 1], { ...constants, batchSize: 1 })]).toEqual([3, 4]);
});
