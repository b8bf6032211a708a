import { expect, it } from 'vitest';
import { laneStates } from '../../../src/jit/wasm/lane-states.ts';
import { streamState } from '../../../src/random/stream-state.ts';

it('puts word k of lane l at 4k + l', () => {
  const seeds = [0, 7, 0xffffffff, 12] as const;
  const states = laneStates(seeds, 'order');
  seeds.forEach((seed, lane) => {
    const own = [0, 1, 2, 3].map((k) => states[4 * k + lane]! >>> 0);
    expect(own).toEqual([...streamState(seed, 'order')]);
  });
});
