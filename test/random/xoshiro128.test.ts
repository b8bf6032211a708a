import { expect, it } from 'vitest';
import { xoshiro128 } from '../../src/random/xoshiro128.ts';

it('yields the words that the reference implementation yields from the state 1, 2, 3, 4', () => {
  const next = xoshiro128(Uint32Array.of(1, 2, 3, 4));
  expect(Array.from({ length: 10 }, next)).toEqual([
    641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295, 495546011, 621204420,
  ]);
});

it('leaves the state that it was given alone', () => {
  const state = Uint32Array.of(1, 2, 3, 4);
  xoshiro128(state)();
  expect([...state]).toEqual([1, 2, 3, 4]);
});
