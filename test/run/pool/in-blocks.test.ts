import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inBlocks } from '../../../src/run/pool/in-blocks.ts';

describe('inBlocks', () => {
  it.each([
    [[], 4, []],
    [[1], 4, [[1]]],
    [[1, 2, 3, 4], 4, [[1, 2, 3, 4]]],
    [[1, 2, 3, 4, 5], 4, [[1, 2, 3, 4], [5]]],
    [[1, 2, 3], 1, [[1], [2], [3]]],
  ])('cuts %j by %i', (list, size, blocks) => {
    expect(inBlocks(list, size)).toEqual(blocks);
  });

  it('keeps all and their order, and fills every block but the last', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (list, size) => {
        const blocks = inBlocks(list, size);
        expect(blocks.flat()).toEqual(list);
        expect(blocks.slice(0, -1).every(({ length }) => length === size)).toBe(true);
        expect(blocks.every(({ length }) => length > 0 && length <= size)).toBe(true);
      }),
    );
  });
});
