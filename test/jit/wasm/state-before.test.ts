import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { xoshiro128 } from '../../../src/random/xoshiro128.ts';
import { stateBefore } from './state-before.ts';

it('is a state whose next two words are those asked for', () => {
  const word = fc.integer({ min: 0, max: 0xffffffff });
  fc.assert(
    fc.property(word, word, word, word, (first, second, next, c) => {
      const draw = xoshiro128(stateBefore(first, second, next, c));
      expect([draw(), draw()]).toEqual([first, second]);
    }),
    { seed: 1 },
  );
});
