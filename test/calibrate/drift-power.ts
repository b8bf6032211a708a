import { compareSamples } from '../../src/check/guards/drift/compare-samples.ts';
import { fillNormals } from '../../src/random/fill-normals.ts';
import { streamState } from '../../src/random/stream-state.ts';
import { xoshiro128 } from '../../src/random/xoshiro128.ts';

/**
 * The share of simulated families in which a drift is found: eight normal quantities of sd 1, of which
 * the first has moved by `shift`. The same numbers whatever the shift, so that shifts can be compared.
 */
export function driftPower(blessed: number, fresh: number, shift: number, families: number): number {
  const next = xoshiro128(streamState(1, `drift power of ${blessed} against ${fresh}`));
  const draw = (count: number, by: number): number[] => {
    const out = new Float32Array(count);
    fillNormals(next, out);
    return Array.from(out, (value) => value + by);
  };
  let found = 0;
  for (let i = 0; i < families; i++) {
    const pairs = Array.from({ length: 8 }, (_, k) => ({
      quantity: { of: 'cell' as const, figure: `q${k}`, cell: '' },
      run: '',
      blessed: draw(blessed, 0),
      fresh: draw(fresh, k === 0 ? shift : 0),
    }));
    if (compareSamples(pairs)[0]?.holds === false) found++;
  }
  return found / families;
}

/** The smallest shift that is found with a probability of 0.9, to 0.01. */
export function shiftFound(blessed: number, fresh: number, families: number): number {
  let [missed, found] = [0, 8];
  while (found - missed > 0.01) {
    const middle = (missed + found) / 2;
    if (driftPower(blessed, fresh, middle, families) < 0.9) missed = middle;
    else found = middle;
  }
  return found;
}
